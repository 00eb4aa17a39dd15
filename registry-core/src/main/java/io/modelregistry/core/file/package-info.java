/**
 * Blobs in a local directory, shared by processes: copies are staged in a directory of the process, and linked into place once
 * they are on disk.
 */
@NullMarked
package io.modelregistry.core.file;

import org.jspecify.annotations.NullMarked;
