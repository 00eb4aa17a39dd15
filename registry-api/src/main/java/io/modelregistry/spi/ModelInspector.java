package io.modelregistry.spi;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads from the files of a version what their format says of it. Found by {@link java.util.ServiceLoader}: a public no-argument
 * constructor that does no work. Called by a registration once its files are staged; what it says fills in what the draft left
 * open.
 *
 * <ul>
 *   <li>It must never execute, load or deserialise code of the model: no pickle, no Java serialization, no class or native
 *       library, no template, no address that it opens.
 *   <li>It must be a function of the files alone: the same names and bytes give the same answer on every machine.
 *   <li>It must hold no more than a few megabytes in memory, whatever the files claim to hold, and must not read weights that it
 *       can skip.
 *   <li>It must not throw for content that is broken or hostile. It says nothing, or says in {@link Inspection#problem} what is
 *       wrong.
 *   <li>It must end by itself. Nothing interrupts one that hangs, and the registration waits for it.
 *   <li>It must be safe for many threads.
 * </ul>
 *
 * <p>One that throws is passed over, with a warning; the registration goes on. What does not fit {@link
 * io.modelregistry.Limits} is left out. Several are asked in the order of their class names, those of registry-core last; the first
 * that names a thing decides on it.
 */
public interface ModelInspector {

    /**
     * What the files say.
     *
     * @param files of a version, sorted by name
     * @return empty if none of them is of a format that this one knows
     * @throws IOException if a file cannot be read
     */
    Optional<Inspection> inspect(List<InspectedFile> files) throws IOException;
}
