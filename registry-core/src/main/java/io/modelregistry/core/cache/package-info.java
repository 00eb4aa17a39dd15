/**
 * Local copies of stored bytes, shared by processes: verified when they arrive and whenever they were touched, never served
 * otherwise. {@link io.modelregistry.core.cache.LocalCache} is the directory, {@link
 * io.modelregistry.core.cache.CachedVersionFiles} the files of one version on top of it.
 *
 * <p>A request asks for a file of a version in {@code VersionDirectory}, which holds names; that asks {@code Blobs}, which
 * holds bytes by digest; that asks an {@code Origin}, which reads from the artifact store. Nothing here relies on a lock to be
 * correct, because whatever is visible was verified and then renamed into place: locks save double work.
 */
@NullMarked
package io.modelregistry.core.cache;

import org.jspecify.annotations.NullMarked;
