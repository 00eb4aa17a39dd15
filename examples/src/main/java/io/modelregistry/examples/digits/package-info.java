/**
 * A training job and a serving application over handwritten digits. {@code Main} trains and predicts; read {@code Training} for
 * what a job records about a model and {@code DigitsService} for how an application serves it.
 */
@NullMarked
package io.modelregistry.examples.digits;

import org.jspecify.annotations.NullMarked;
