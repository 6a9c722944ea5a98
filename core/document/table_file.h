/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_TABLE_FILE_H
#define CORE_DOCUMENT_TABLE_FILE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/decimal.h"
#include "core/base/finding.h"

enum { TABLE_FILE_COLUMNS_MAX = 32, TABLE_FILE_BYTES_MAX = 16 << 20 };

/** A column that a table may have. Columns stand in the file in any order. */
typedef struct TableColumn {
    const char *name; /* as in the header line */
    bool wanted;      /* its absence from the header is a finding; otherwise every field is then "" */
} TableColumn;

/** One row of a table; row 1 is the header, a quoted line end does not begin a new row. */
typedef struct TableRow {
    int64_t row;
    char **fields; /* one per TableColumn, never NULL, without spaces around */
} TableRow;

/** A small table that people keep in a spreadsheet and save as CSV: comma or semicolon, with or without a byte order
 *  mark, any line end, quotes as in RFC 4180. Everything in it is text. */
typedef struct TableFile {
    char *file; /* base name, for findings */
    const TableColumn *columns;
    size_t n_columns;
    char separator;
    GPtrArray *rows; /* of TableRow*, rows without any text left out */
} TableFile;

/** Read a table from bytes; @p columns must outlive it.
 *  Owner: caller, table_file_free(). Errors: NULL and findings H1021 to H1030 with row and column. */
TableFile *table_file_parse(const char *bytes, size_t size, const char *file, const TableColumn *columns, size_t n_columns,
                            FindingList *findings);
void table_file_free(TableFile *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TableFile, table_file_free)

/** Fields as values; each complains with file, row and column (H1041 to H1044) and returns false when the field is
 *  empty or is not what it should be. A decimal comma is read in a file that is parted by semicolons; a sign before
 *  exactly three digits may part thousands as well, so it is refused. */
bool table_file_text(const TableFile *table, const TableRow *row, size_t column, FindingList *findings);
bool table_file_decimal(const TableFile *table, const TableRow *row, size_t column, Decimal *value, FindingList *findings);
bool table_file_day(const TableFile *table, const TableRow *row, size_t column, int32_t *day, FindingList *findings);

#endif
