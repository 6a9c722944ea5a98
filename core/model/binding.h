/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_BINDING_H
#define CORE_MODEL_BINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/model/publication.h"

/** What stands at one place of a narrative. */
typedef enum BindingKind {
    BINDING_TEXT,  /* words as they are */
    BINDING_VALUE, /* a number bound to the id of a value */
    BINDING_BROKEN /* a brace that begins no reference */
} BindingKind;

/** A piece of narrative. A reference is written {INDICATOR:WINDOW}, {INDICATOR:WINDOW:MEASURE} or
 *  {INDICATOR:WINDOW:TABLE:CELL:MEASURE}: the id of a value of the publication; what is left out is the total and
 *  "actual". */
typedef struct Binding {
    BindingKind kind;
    const char *start; /* in the narrative, with the braces */
    size_t length;
    char indicator[64], window[12], table[128], cell[128]; /* BINDING_VALUE */
    Measure measure;
} Binding;

/** Read the piece that begins at @p *at and move past it; false at the end of the text.
 *  Owner: start points into the text. */
bool binding_next(const char **at, Binding *binding);

/** "REN-01:FY2026Q3:::actual" of a reference: the id that NarrativePiece.value holds. Owner: caller, g_free(). */
char *binding_value_id(const Binding *binding);

#endif
