/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RULE_COMPARE_H
#define CORE_RULE_COMPARE_H

#include "core/model/released.h"

/** A released number that would be printed otherwise today. */
typedef struct Change {
    const ActualIndicator *indicator;
    const Window *window;
    size_t table, cell;
    const Released *was;
    bool words_only; /* the new number may not be shown: kept back, or too near to the old one */
} Change;

/** Compare every released number with what may be printed now over the same quarters; years that were still running then
 *  are not compared, nor numbers of another version of the definition. What is kept back now has changed when @p actuals,
 *  the numbers before protection, say so. Shapes: both tables have the same indicators, windows and cells.
 *  Owner: caller, g_array_unref(); elements are Change and borrow from all three. Errors: none; no change is an empty array. */
GArray *compare_actuals(const ActualTable *printable, const ActualTable *actuals, const ReleasedSet *released);

#endif
