package io.modelregistry.serving;

import io.modelregistry.ResolvedVersion;

/** Hears what becomes of a served model, on threads of the registry. What it throws is logged and changes nothing. */
public interface ServingListener {

    /** A version took over, also the first one and one that came into its stage by another move. */
    default void swapped(ResolvedVersion version) {}

    /** A check or a load failed; the running version stays. */
    default void failed(ServingFailure failure) {}
}
