/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ANALYST_TABLE_H
#define ANALYST_TABLE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/finding.h"

/** A CSV file in memory: a header line and rows of text cells. Comma or semicolon, by the header; quotes as RFC 4180; a
 *  byte order mark and either line end are accepted; blank lines are skipped. */
typedef struct Table {
    char *file;   /* base name, for messages */
    char *bytes;  /* the cells point into it */
    size_t rows, columns;
    char **name;  /* [columns] */
    char **cell;  /* [rows * columns] */
    int64_t *line; /* [rows], 1 is the header's */
} Table;

/** Read a file; NULL after a finding. Owner: caller, table_free().
 *  Errors: H0605 to H0608. */
Table *table_read(const char *path, FindingList *findings);

/** Take a copy of bytes apart; NULL after a finding. Owner: caller, table_free().
 *  Errors: H0606 to H0608. */
Table *table_parse(const char *bytes, size_t size, const char *file, FindingList *findings);

void table_free(Table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Table, table_free)

/** Number of a column, or -1 after a finding.
 *  Errors: H0609. */
int table_column(const Table *table, const char *name, FindingList *findings);

/** A cell, "" when empty. Owner: borrowed. */
const char *table_cell(const Table *table, size_t row, int column);

/** A cell as a number: NaN when it is empty, NA or a point; a finding and NaN when it is anything else.
 *  Errors: H0610, which names file, row and column and not the cell. */
double table_number(const Table *table, size_t row, int column, FindingList *findings);

#endif
