/* SPDX-License-Identifier: Apache-2.0 */
/* The cells of one sheet, as they are stored: numbers, not what a format shows of them; dates by their style.
 * Source: ECMA-376-1, 18.3.1.4 (c), 18.3.1.73 (row), 18.18.11 (ST_CellType). */
#include <string.h>

#include "core/source/source_messages.h"
#include "core/source/source_rewrite.h"
#include "core/source/source_workbook.h"

enum { PIECE = 64 << 10, ROWS_MOST = 1048576, COLUMNS_MOST = 16384 };

typedef struct Xlsx {
    SourceFeed feed;
    char *sheet;
    int64_t header_row;
    bool begun, opened;
    SourceWorkbook workbook;
    SourcePart part;
    int64_t row;       /* at hand, or the last one */
    size_t column;     /* of the next cell */
    size_t written;    /* cells of the row */
    gsize row_begin;
    GArray *wanted;    /* of bool: of each column of the header */
    char type[12];     /* of the cell at hand */
    bool is_date, capture;
    size_t cell;
    GString *value;
} Xlsx;

static void
broken(Xlsx *self)
{
    source_feed_fail(&self->feed, SOURCE_WORKBOOK_BROKEN, self->row, self->part.name);
}

/* Rows that the sheet leaves out are empty; those above the header are not read. */
static void
begin_row(Xlsx *self, const char *number)
{
    int64_t row = number ? g_ascii_strtoll(number, NULL, 10) : self->row + 1;
    if (row <= self->row || row > ROWS_MOST) {
        broken(self);
        return;
    }
    while (++self->row < row)
        g_string_append_c(self->feed.text, '\n');
    self->column = self->written = 0;
    self->row_begin = self->feed.text->len;
}

static void
end_row(Xlsx *self)
{
    GString *text = self->feed.text;
    if (self->row > self->header_row) {
        for (; self->written + 1 < self->wanted->len || (self->written == 0 && self->wanted->len > 1); self->written++)
            g_string_append_c(text, ',');
    }
    g_string_append_c(text, '\n');
    if (text->len > self->row_begin && text->len - self->row_begin > self->feed.record_max) {
        g_autofree char *most = g_strdup_printf("%zu", self->feed.record_max);
        source_feed_fail(&self->feed, SOURCE_RECORD_LONG, self->row, most);
    }
}

/* "AB12": letters are digits of base 26 without a zero. */
static size_t
column_of(const char *reference)
{
    size_t column = 0;
    for (; *reference >= 'A' && *reference <= 'Z' && column <= COLUMNS_MOST; reference++)
        column = column * 26 + (size_t)(*reference - 'A') + 1;
    return column;
}

static void
begin_cell(Xlsx *self, const XML_Char **attributes)
{
    const char *reference = source_part_attribute(attributes, "r"), *type = source_part_attribute(attributes, "t");
    const char *style = source_part_attribute(attributes, "s");
    size_t column = reference ? column_of(reference) : self->column + 1;
    if (column <= self->column || column > COLUMNS_MOST || self->row == 0) {
        broken(self);
        return;
    }
    self->cell = column - 1;
    self->column = column;
    g_strlcpy(self->type, type ? type : "n", sizeof self->type);
    guint64 index = style ? g_ascii_strtoull(style, NULL, 10) : 0;
    const GArray *styles = self->workbook.date_styles;
    self->is_date = index < styles->len && g_array_index(styles, bool, index);
    g_string_truncate(self->value, 0);
}

static void
append_number(Xlsx *self)
{
    GString *text = self->feed.text;
    const char *value = self->value->str;
    char *end = NULL;
    double number = g_ascii_strtod(value, &end);
    char day[SOURCE_DAY_TEXT];
    if (end == value || *end) {
        source_feed_text(text, value, self->value->len);
    } else if (self->is_date && number >= 0 && number < 1e7 &&
               source_rewrite_serial((int64_t)number, self->workbook.from_1904, day)) {
        g_string_append(text, day);
    } else if (strspn(value, "-0123456789") == self->value->len && self->value->len <= 15) {
        g_string_append_len(text, value, (gssize)self->value->len);
    } else {
        source_feed_real(text, number);
    }
}

static void
append_shared(Xlsx *self)
{
    const GArray *ends = self->workbook.ends;
    guint64 index = g_ascii_strtoull(self->value->str, NULL, 10);
    if (index >= ends->len) {
        broken(self);
        return;
    }
    size_t from = index > 0 ? g_array_index(ends, size_t, index - 1) : 0;
    source_feed_text(self->feed.text, self->workbook.strings->str + from, g_array_index(ends, size_t, index) - from);
}

static void
append_value(Xlsx *self)
{
    GString *text = self->feed.text;
    if (self->value->len == 0)
        return;
    if (strcmp(self->type, "n") == 0)
        append_number(self);
    else if (strcmp(self->type, "s") == 0)
        append_shared(self);
    else if (strcmp(self->type, "b") == 0)
        g_string_append_c(text, self->value->str[0] == '1' ? 'Y' : 'N');
    else if (strcmp(self->type, "d") == 0 && strspn(self->value->str, "0123456789-T:.Z") == self->value->len)
        g_string_append_len(text, self->value->str, (gssize)strcspn(self->value->str, "T"));
    else
        source_feed_text(text, self->value->str, self->value->len);
}

/* The header says how wide the table is; notes beside it are none of its cells. */
static void
end_cell(Xlsx *self)
{
    bool is_header = self->row == self->header_row;
    if (self->row < self->header_row || (!is_header && self->cell >= self->wanted->len))
        return;
    for (; self->written < self->cell; self->written++)
        g_string_append_c(self->feed.text, ',');
    gsize mark = self->feed.text->len;
    if (is_header || g_array_index(self->wanted, bool, self->cell))
        append_value(self);
    if (is_header) {
        g_array_set_size(self->wanted, (guint)self->cell + 1);
        g_autofree char *quoted = g_strdup(self->feed.text->str + mark);
        size_t length = strlen(quoted);
        bool is_quoted = length > 1 && *quoted == '"';
        if (is_quoted)
            quoted[length - 1] = '\0';
        g_array_index(self->wanted, bool, self->cell) = source_feed_wants(&self->feed, g_strstrip(quoted + is_quoted));
    }
}

static void
start_element(void *parser, const XML_Char *name, const XML_Char **attributes)
{
    Xlsx *self = XML_GetUserData(parser);
    const char *local = source_part_local(name);
    if (self->feed.failed)
        return;
    if (strcmp(local, "row") == 0)
        begin_row(self, source_part_attribute(attributes, "r"));
    else if (strcmp(local, "c") == 0)
        begin_cell(self, attributes);
    else if (strcmp(local, "rPh") == 0)
        self->capture = false;
    else
        self->capture = strcmp(local, "v") == 0 || strcmp(local, "t") == 0;
}

static void
end_element(void *parser, const XML_Char *name)
{
    Xlsx *self = XML_GetUserData(parser);
    const char *local = source_part_local(name);
    self->capture = false;
    if (self->feed.failed)
        return;
    if (strcmp(local, "c") == 0)
        end_cell(self);
    else if (strcmp(local, "row") == 0)
        end_row(self);
}

static void
take_text(void *parser, const XML_Char *text, int length)
{
    Xlsx *self = XML_GetUserData(parser);
    if (!self->capture || self->feed.failed)
        return;
    g_string_append_len(self->value, text, length);
    if (self->value->len <= self->feed.record_max)
        return;
    g_autofree char *most = g_strdup_printf("%zu", self->feed.record_max);
    source_feed_fail(&self->feed, SOURCE_CELL_LONG, self->row, most);
}

static void
begin(Xlsx *self)
{
    self->begun = true;
    if (!source_feed_digest_all(&self->feed))
        return;
    source_workbook_open(&self->workbook, &self->feed, self->sheet);
    if (self->feed.failed)
        return;
    self->opened = source_part_open(&self->part, &self->workbook, self->workbook.sheet);
    if (!self->opened) {
        source_feed_fail(&self->feed, SOURCE_NO_SHEET, 0, self->sheet);
        return;
    }
    XML_SetUserData(self->part.parser, self);
    XML_SetElementHandler(self->part.parser, start_element, end_element);
    XML_SetCharacterDataHandler(self->part.parser, take_text);
}

static bool
more(SourceFeed *feed)
{
    Xlsx *self = (Xlsx *)(void *)feed;
    if (!self->begun)
        begin(self);
    while (!feed->failed && feed->text->len < PIECE && source_part_parse(&self->part, feed))
        continue;
    return !feed->failed && feed->text->len > 0;
}

static void
free_xlsx(SourceFeed *feed)
{
    Xlsx *self = (Xlsx *)(void *)feed;
    source_part_close(&self->part);
    source_workbook_clear(&self->workbook);
    g_array_free(self->wanted, TRUE);
    g_string_free(self->value, TRUE);
    g_free(self->sheet);
    g_free(self);
}

SourceFeed *
source_xlsx_new(const SourceMapInput *map)
{
    Xlsx *self = g_new0(Xlsx, 1);
    self->feed = (SourceFeed){.more = more, .free = free_xlsx, .typed = true, .first_row = 1};
    self->sheet = g_strdup(map->part);
    self->header_row = map->header_row;
    self->wanted = g_array_new(FALSE, TRUE, sizeof(bool));
    self->value = g_string_new(NULL);
    return &self->feed;
}
