package io.modelregistry.testkit.fault;

import java.util.function.BooleanSupplier;

/**
 * A fault and where it happens.
 *
 * @param method the method whose calls count
 * @param applies asked once a call, whether it happens there
 * @param fault what happens
 */
record Rule(String method, BooleanSupplier applies, Fault fault) {}
