package io.modelregistry.examples.digits;

import java.util.Map;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;

/**
 * One way to learn digits.
 *
 * @param name what people call it
 * @param parameters what the trainer was built with
 * @param trainer learns
 */
record Candidate(String name, Map<String, String> parameters, Trainer<Label> trainer) {}
