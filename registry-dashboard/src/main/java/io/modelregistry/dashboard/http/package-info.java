/** Requests and answers as plain values, and the one adapter that ties them to a server. */
@NullMarked
package io.modelregistry.dashboard.http;

import org.jspecify.annotations.NullMarked;
