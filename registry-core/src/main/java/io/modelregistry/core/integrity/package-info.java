/**
 * What makes a version and its history provable: canonical forms of manifests, facts and events, and the audit that compares
 * them with what is stored.
 */
@NullMarked
package io.modelregistry.core.integrity;

import org.jspecify.annotations.NullMarked;
