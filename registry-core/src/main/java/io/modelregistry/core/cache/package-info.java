/**
 * Local copies of stored bytes, shared by processes: verified when they arrive and whenever they were touched, never served
 * otherwise. {@link io.modelregistry.core.cache.LocalCache} is the directory, {@link
 * io.modelregistry.core.cache.CachedVersionFiles} the files of one version on top of it.
 *
 * <p>A request asks for a file of a version in {@code VersionDirectory}, which holds names; that asks {@code Blobs}, which
 * holds bytes by digest; that asks an {@code Origin}, which reads from the artifact store. Nothing that is handed out
 * relies on a lock to be whole, because whatever is visible was verified and then renamed into place: {@code DigestLocks} save
 * double work. {@code UseLocks} keep what is in use from {@code Eviction}, which makes a cache as small as its limit.
 */
@NullMarked
package io.modelregistry.core.cache;

import org.jspecify.annotations.NullMarked;
