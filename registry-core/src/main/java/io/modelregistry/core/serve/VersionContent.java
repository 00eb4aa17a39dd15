package io.modelregistry.core.serve;

import io.modelregistry.core.compatibility.Needs;
import io.modelregistry.spi.StoredFile;
import java.util.List;

/**
 * What a version consists of, and what it asks for.
 *
 * @param stored where its files are
 * @param needs what it needs of a process
 */
public record VersionContent(List<StoredFile> stored, Needs needs) {}
