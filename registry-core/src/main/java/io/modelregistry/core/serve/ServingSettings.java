package io.modelregistry.core.serve;

import java.util.function.Supplier;

/**
 * Who serves, and on what.
 *
 * @param memory what was served on this machine before
 * @param mayStartOffline whether that may be used while the registry is away
 * @param application who that is
 * @param host finds out the name of this machine, which may take long
 */
public record ServingSettings(
        ServedMemory memory, boolean mayStartOffline, String application, Supplier<String> host) {}
