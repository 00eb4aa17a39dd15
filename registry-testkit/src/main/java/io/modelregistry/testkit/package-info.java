/**
 * Contracts that every store passes: a store joins with one small test class for {@link
 * io.modelregistry.testkit.MetadataContract} or {@link io.modelregistry.testkit.ArtifactStoreContract}. Each <em>must</em> of
 * {@link io.modelregistry.spi} is a test here, and no test asks which store it has.
 */
@NullMarked
package io.modelregistry.testkit;

import org.jspecify.annotations.NullMarked;
