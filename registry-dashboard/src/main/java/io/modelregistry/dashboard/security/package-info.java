/** Who may ask for what: the names the server answers to, where changes may come from, and roles. */
@NullMarked
package io.modelregistry.dashboard.security;

import org.jspecify.annotations.NullMarked;
