/**
 * A training job and a serving process over handwritten digits. {@code Main} runs both; read {@code Training} for what a job
 * records about a model and {@code Serving} for how an application gets it back.
 */
@NullMarked
package io.modelregistry.examples.digits;

import org.jspecify.annotations.NullMarked;
