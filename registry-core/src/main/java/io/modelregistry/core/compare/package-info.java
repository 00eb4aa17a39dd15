/** Puts versions side by side and judges their differences: functions of values, apart from the lists of files. */
@NullMarked
package io.modelregistry.core.compare;

import org.jspecify.annotations.NullMarked;
