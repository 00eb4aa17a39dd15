/** What a browser loads: one page for every path that people open, and the scripts and styles that it names. */
@NullMarked
package io.modelregistry.dashboard.web;

import org.jspecify.annotations.NullMarked;
