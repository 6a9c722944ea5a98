/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_COLUMNS_H
#define CORE_SOURCE_SOURCE_COLUMNS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/source/source_field.h"
#include "core/source/source_flood.h"
#include "core/source/source_quick.h"
#include "core/source/source_reader.h"
#include "core/source/source_rewrite.h"
#include "core/source/source_run.h"

/** So many identifiers are looked up together: memory answers many questions in the time of one. */
enum { SOURCE_KEYS_TOGETHER = 64 };

/** An identifier of a good row that has no number yet. */
typedef struct SourceWaiting {
    SourceKey key;
    uint32_t column, row;
} SourceWaiting;

/** The declared columns of one file, in the order of the manifest. */
typedef struct SourceColumns {
    SourceColumn *columns;
    uint32_t n;
    uint32_t n_fields; /* of every record, as in the header */
    bool typed;        /* a bare field is a value that needs no form */
    uint8_t *scratch;  /* SOURCE_REWRITE_MAX for every column */
    SourceWaiting waiting[SOURCE_KEYS_TOGETHER]; /* row by row, since the order gives the numbers */
    uint32_t n_waiting;
    bool together;       /* many records may be written together */
    SourceQuick **quick; /* of every column, NULL for field by field */
    SourceKey *keys;     /* SOURCE_TOGETHER for every column of identifiers */
    uint32_t n_keys;
} SourceColumns;

/** Prepare the columns of an input; where they are in the file is not known yet. */
void source_columns_init(SourceColumns *columns, SourceRun *run, const Input *input);
void source_columns_clear(SourceColumns *columns);

/** Write the next values into a slot, from row 0. */
void source_columns_bind(SourceColumns *columns, const BatchLayout *layout, void *slot);

/** Whether the texts of a record still fit into the slot, of which @p row rows are used. */
bool source_columns_fit(const SourceColumns *columns, const SourceRecord *record, uint32_t row);

/** Write a record as one row; false, and a finding, when it breaks a rule. */
bool source_columns_write(SourceColumns *columns, const SourceRecord *record, uint32_t row, SourceFlood *flood);

/** Check and write one bare field as the value of column @p c; an identifier is only prepared. Returns the rule that was broken, if any. */
SourceRule source_columns_field(SourceColumns *columns, uint32_t c, SourceField field, bool typed, uint32_t row);

/** Number the identifiers that wait; before the file's buffer moves, since they point into it. */
void source_columns_number(SourceColumns *columns);

/** Complete a slot: its head with the null counts. */
void source_columns_finish(SourceColumns *columns, const BatchLayout *layout, void *slot, uint32_t rows);

#endif
