package io.modelregistry.spi;

import io.modelregistry.ModelName;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * What a commit got from its store.
 *
 * @param model which model
 * @param sequence of its event in the model's line; also the id of a stage move
 * @param at the time of the event
 * @param number the version added, or the version a stage moved to
 */
public record Receipt(ModelName model, long sequence, Instant at, OptionalInt number) {}
