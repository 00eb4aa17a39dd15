/**
 * What a storage provider implements. A metadata provider opens a database behind three small interfaces: {@link
 * io.modelregistry.spi.MetadataStore} commits, reads and searches, {@link io.modelregistry.spi.OperationLog} makes
 * registrations happen exactly once, {@link io.modelregistry.spi.BlobIndex} knows which bytes are stored and needed. An
 * artifact provider opens an {@link io.modelregistry.spi.ArtifactStore}. Stores offer what a database does atomically;
 * rules live in core. A {@link io.modelregistry.spi.ModelInspector} reads a format of model files. Every <em>must</em> in the
 * contracts of stores has a test in registry-testkit.
 */
@NullMarked
package io.modelregistry.spi;

import org.jspecify.annotations.NullMarked;
