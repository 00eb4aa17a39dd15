/**
 * What several modules share: checks on text, file names and manifests, tables for people, work in parallel. Not for users: may
 * change in any release.
 */
@NullMarked
package io.modelregistry.internal;

import org.jspecify.annotations.NullMarked;
