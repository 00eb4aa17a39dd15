package io.modelregistry.serving;

/**
 * An answer of a served model.
 *
 * @param id what it is recorded and traced under
 * @param value what the model answered
 * @param stamp which version answered
 */
public record Prediction<R>(String id, R value, ModelStamp stamp) {}
