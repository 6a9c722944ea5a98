/* SPDX-License-Identifier: Apache-2.0 */
/* Partners' case files are read in core/source, fast and row by row; these files are small, kept by hand, and wanted
 * whole: one fault refuses the table, after every other fault in it has been said too. */
#include "core/document/table_file.h"

#include <string.h>

#include "core/model/period.h"

/* Where the reader stands. */
typedef struct Scan {
    const char *at, *end;
    int64_t row;
    const char *file;
    FindingList *findings;
    char separator;
    bool failed;
} Scan;

static void
row_free(void *data)
{
    TableRow *row = data;
    g_strfreev(row->fields);
    g_free(row);
}

void
table_file_free(TableFile *table)
{
    if (!table)
        return;
    g_free(table->file);
    g_ptr_array_free(table->rows, TRUE);
    g_free(table);
}

static void
complain(Scan *scan, unsigned number, const char *argument)
{
    finding_add(scan->findings, number, scan->file, scan->row, argument, NULL);
    scan->failed = true;
}

static bool
at_line_end(const Scan *scan)
{
    return scan->at == scan->end || *scan->at == '\n' || *scan->at == '\r';
}

static void
skip_line_end(Scan *scan)
{
    if (scan->at < scan->end && *scan->at == '\r')
        scan->at++;
    if (scan->at < scan->end && *scan->at == '\n')
        scan->at++;
}

static void
scan_quoted(Scan *scan, GString *field)
{
    scan->at++;
    for (;; scan->at++) {
        if (scan->at == scan->end) {
            complain(scan, 1022, NULL);
            return;
        }
        if (*scan->at == '"') {
            scan->at++;
            if (scan->at == scan->end || *scan->at != '"')
                break;
        }
        g_string_append_c(field, *scan->at);
    }
    if (!at_line_end(scan) && *scan->at != scan->separator)
        complain(scan, 1023, NULL);
    while (!at_line_end(scan) && *scan->at != scan->separator)
        scan->at++;
}

static char *
scan_field(Scan *scan)
{
    g_autoptr(GString) field = g_string_new(NULL);
    if (scan->at < scan->end && *scan->at == '"') {
        scan_quoted(scan, field);
    } else {
        const char *start = scan->at;
        while (!at_line_end(scan) && *scan->at != scan->separator)
            scan->at++;
        g_string_append_len(field, start, scan->at - start);
    }
    return g_strdup(g_strstrip(field->str));
}

/* All fields of one record; NULL at the end of the file. Owner: caller. */
static GPtrArray *
scan_record(Scan *scan)
{
    if (scan->at == scan->end)
        return NULL;
    GPtrArray *fields = g_ptr_array_new_with_free_func(g_free);
    scan->row++;
    for (;;) {
        g_ptr_array_add(fields, scan_field(scan));
        if (at_line_end(scan))
            break;
        scan->at++;
    }
    skip_line_end(scan);
    return fields;
}

static bool
record_is_blank(const GPtrArray *fields)
{
    for (guint i = 0; i < fields->len; i++) {
        if (*(const char *)fields->pdata[i])
            return false;
    }
    return true;
}

/* The sign that stands more often in the header line; spreadsheets of Spanish locales write semicolons. */
static char
guess_separator(const char *bytes, const char *end)
{
    int commas = 0, semicolons = 0;
    for (const char *p = bytes; p < end && *p != '\n' && *p != '\r'; p++) {
        commas += *p == ',';
        semicolons += *p == ';';
    }
    return semicolons > commas ? ';' : ',';
}

static bool
bytes_are_text(Scan *scan)
{
    if (scan->end - scan->at > TABLE_FILE_BYTES_MAX) {
        complain(scan, 1029, NULL);
        return false;
    }
    const char *wrong;
    if (g_utf8_validate(scan->at, scan->end - scan->at, &wrong))
        return true;
    scan->row = 1;
    for (const char *p = scan->at; p < wrong; p++)
        scan->row += *p == '\n';
    complain(scan, *wrong == '\0' ? 1030 : 1021, NULL);
    return false;
}

/* places[i] becomes the index in the file of column i, or -1. */
static void
match_header(Scan *scan, const GPtrArray *header, const TableFile *table, int *places)
{
    for (size_t c = 0; c < table->n_columns; c++)
        places[c] = -1;
    for (guint i = 0; i < header->len; i++) {
        size_t c = 0;
        while (c < table->n_columns && strcmp(header->pdata[i], table->columns[c].name) != 0)
            c++;
        if (c == table->n_columns)
            complain(scan, 1026, header->pdata[i]);
        else if (places[c] >= 0)
            complain(scan, 1027, header->pdata[i]);
        else
            places[c] = (int)i;
    }
    for (size_t c = 0; c < table->n_columns; c++) {
        if (table->columns[c].wanted && places[c] < 0)
            complain(scan, 1025, table->columns[c].name);
    }
}

static void
take_record(Scan *scan, const GPtrArray *fields, TableFile *table, const int *places, guint width)
{
    if (record_is_blank(fields))
        return;
    if (fields->len != width) {
        g_autofree char *has = g_strdup_printf("%u", fields->len);
        g_autofree char *wants = g_strdup_printf("%u", width);
        finding_add(scan->findings, 1028, scan->file, scan->row, has, wants, NULL);
        scan->failed = true;
        return;
    }
    TableRow *row = g_new0(TableRow, 1);
    row->row = scan->row;
    row->fields = g_new0(char *, table->n_columns + 1);
    for (size_t c = 0; c < table->n_columns; c++)
        row->fields[c] = g_strdup(places[c] < 0 ? "" : fields->pdata[places[c]]);
    g_ptr_array_add(table->rows, row);
}

TableFile *
table_file_parse(const char *bytes, size_t size, const char *file, const TableColumn *columns, size_t n_columns,
                 FindingList *findings)
{
    g_return_val_if_fail(n_columns <= TABLE_FILE_COLUMNS_MAX, NULL);
    Scan scan = {bytes, bytes + size, 0, file, findings, ',', false};
    if (!bytes_are_text(&scan))
        return NULL;
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        scan.at += 3;
    scan.separator = guess_separator(scan.at, scan.end);
    g_autoptr(TableFile) table = g_new0(TableFile, 1);
    *table = (TableFile){g_strdup(file), columns, n_columns, scan.separator, g_ptr_array_new_with_free_func(row_free)};
    g_autoptr(GPtrArray) header = scan_record(&scan);
    if (!header || record_is_blank(header)) {
        scan.row = 1;
        complain(&scan, 1024, NULL);
        return NULL;
    }
    int places[TABLE_FILE_COLUMNS_MAX];
    match_header(&scan, header, table, places);
    if (scan.failed)
        return NULL;
    for (GPtrArray *fields; (fields = scan_record(&scan)); g_ptr_array_free(fields, TRUE))
        take_record(&scan, fields, table, places, header->len);
    return scan.failed ? NULL : g_steal_pointer(&table);
}

static const char *
column_name(const TableFile *table, size_t column)
{
    return table->columns[column].name;
}

bool
table_file_text(const TableFile *table, const TableRow *row, size_t column, FindingList *findings)
{
    if (*row->fields[column])
        return true;
    finding_add(findings, 1041, table->file, row->row, column_name(table, column), NULL);
    return false;
}

bool
table_file_decimal(const TableFile *table, const TableRow *row, size_t column, Decimal *value, FindingList *findings)
{
    if (!table_file_text(table, row, column, findings))
        return false;
    g_autofree char *text = g_strdup(row->fields[column]);
    char *sign = strpbrk(text, ",.");
    if (sign && strlen(sign) == 4) {
        finding_add(findings, 1043, table->file, row->row, column_name(table, column), text, NULL);
        return false;
    }
    if (sign && *sign == ',' && table->separator == ';')
        *sign = '.';
    if (decimal_parse(text, value))
        return true;
    finding_add(findings, 1042, table->file, row->row, column_name(table, column), row->fields[column], NULL);
    return false;
}

bool
table_file_day(const TableFile *table, const TableRow *row, size_t column, int32_t *day, FindingList *findings)
{
    if (!table_file_text(table, row, column, findings))
        return false;
    if (period_parse_day(row->fields[column], day))
        return true;
    finding_add(findings, 1044, table->file, row->row, column_name(table, column), row->fields[column], NULL);
    return false;
}
