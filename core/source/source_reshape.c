/* SPDX-License-Identifier: Apache-2.0 */
/* A feed behind another: every record gets the columns that come from others of it, and records that are no rows of the input
 * become blank ones, so that rows keep their numbers. Values that pass keep their quotes: a typed feed tells by them. */
#include <string.h>

#include "core/source/source_derive.h"
#include "core/source/source_feed.h"
#include "core/source/source_messages.h"

enum { BLOCK = 64 << 10 };

typedef struct Reshape {
    SourceFeed feed;
    const SourceMapInput *map;
    SourceFeed *inner;
    GString *pending;  /* text of the inner feed; the record at hand begins at at */
    size_t at;
    bool ended;
    int row;           /* records so far */
    char delimiter;    /* 0 until the header was seen */
    GPtrArray *names;  /* of char*; the header */
    GPtrArray *values; /* of GString*: room for the fields of a record */
    GArray *starts;    /* of size_t: where each field begins in the record, and the record's end */
    GString *made;
} Reshape;

static void
free_text(void *text)
{
    g_string_free(text, TRUE);
}

static const char *
record_text(const Reshape *reshape)
{
    return reshape->pending->str + reshape->at;
}

static size_t
record_left(const Reshape *reshape)
{
    return reshape->pending->len - reshape->at;
}

/* The length of the first whole record in the text, its line end included; 0 when more is needed. Notes where fields begin. */
static size_t
find_record(Reshape *reshape)
{
    const char *text = record_text(reshape);
    size_t length = record_left(reshape);
    bool quoted = false, first = true;
    size_t start = 0;
    g_array_set_size(reshape->starts, 0);
    g_array_append_val(reshape->starts, start);
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (quoted) {
            quoted = c != '"' || (i + 1 < length && text[i + 1] == '"' && i++ < length);
            continue;
        }
        if (c == '"' && first)
            quoted = true;
        first = c == reshape->delimiter || (first && c == ' ');
        start = i + 1;
        if (c == reshape->delimiter)
            g_array_append_val(reshape->starts, start);
        if (c == '\n') {
            g_array_append_val(reshape->starts, start);
            return start;
        }
    }
    start = length + 1;
    g_array_append_val(reshape->starts, start);
    return reshape->ended ? length : 0;
}

/* The bytes of a field, without its delimiter or line end. */
static size_t
field_of(const Reshape *reshape, guint field, const char **bytes)
{
    size_t from = g_array_index(reshape->starts, size_t, field), to = g_array_index(reshape->starts, size_t, field + 1) - 1;
    to = MIN(to, record_left(reshape));
    if (field + 2 == reshape->starts->len && to > from && record_text(reshape)[to - 1] == '\r')
        to--;
    *bytes = record_text(reshape) + from;
    return to - from;
}

static void
bare_field(const Reshape *reshape, guint field, GString *to)
{
    const char *bytes;
    size_t length = field_of(reshape, field, &bytes);
    g_string_truncate(to, 0);
    while (length > 0 && *bytes == ' ') {
        bytes++;
        length--;
    }
    while (length > 0 && bytes[length - 1] == ' ')
        length--;
    bool quoted = length >= 2 && *bytes == '"' && bytes[length - 1] == '"';
    for (size_t i = quoted; i < length - quoted; i++) {
        g_string_append_c(to, bytes[i]);
        i += quoted && bytes[i] == '"';
    }
}

static guint
count_fields(const Reshape *reshape)
{
    return reshape->starts->len - 1;
}

/* The mark that the header has more of, as the reader would choose. */
static char
choose_delimiter(const Reshape *reshape)
{
    size_t commas = 0, semicolons = 0;
    const char *text = record_text(reshape);
    for (size_t i = 0; i < record_left(reshape) && text[i] != '\n'; i++) {
        commas += text[i] == ',';
        semicolons += text[i] == ';';
    }
    return semicolons > commas ? ';' : ',';
}

static bool
is_derived_name(const Reshape *reshape, const char *name)
{
    for (guint c = 0; c < reshape->map->columns->len; c++) {
        const SourceMapColumn *column = reshape->map->columns->pdata[c];
        if (column->derived && strcmp(column->names->pdata[0], name) == 0)
            return true;
    }
    return false;
}

static void
put_header(Reshape *reshape)
{
    g_autoptr(GString) name = g_string_new(NULL);
    GString *out = reshape->feed.text;
    for (guint f = 0; f < count_fields(reshape); f++) {
        bare_field(reshape, f, name);
        g_ptr_array_add(reshape->names, g_strdup(name->str));
        if (f > 0)
            g_string_append_c(out, reshape->delimiter);
        if (!is_derived_name(reshape, name->str))
            source_feed_text(out, name->str, name->len);
    }
    for (guint c = 0; c < reshape->map->columns->len; c++) {
        const SourceMapColumn *column = reshape->map->columns->pdata[c];
        if (column->derived) {
            g_string_append_c(out, reshape->delimiter);
            source_feed_text(out, column->names->pdata[0], strlen(column->names->pdata[0]));
        }
    }
    g_string_append_c(out, '\n');
}

/* As many empty fields as a row has: it is skipped and counted as blank. */
static void
put_blank(Reshape *reshape)
{
    g_string_append_c(reshape->feed.text, '\n');
}

static void
put_row(Reshape *reshape)
{
    GString *out = reshape->feed.text;
    guint n = count_fields(reshape);
    while (reshape->values->len < n)
        g_ptr_array_add(reshape->values, g_string_new(NULL));
    for (guint f = 0; f < n; f++)
        bare_field(reshape, f, reshape->values->pdata[f]);
    SourceDeriveRow row = {reshape->names, reshape->values, reshape->feed.typed};
    if (reshape->map->rows && n == reshape->names->len && !source_derive_choose(&row, reshape->map->rows)) {
        put_blank(reshape);
        return;
    }
    for (guint f = 0; f < n; f++) {
        const char *bytes;
        size_t length = field_of(reshape, f, &bytes);
        if (f > 0)
            g_string_append_c(out, reshape->delimiter);
        g_string_append_len(out, bytes, (gssize)length);
    }
    for (guint c = 0; c < reshape->map->columns->len; c++) {
        const SourceMapColumn *column = reshape->map->columns->pdata[c];
        if (!column->derived)
            continue;
        source_derive_write(&row, column, reshape->made);
        g_string_append_c(out, reshape->delimiter);
        source_feed_text(out, reshape->made->str, reshape->made->len);
    }
    g_string_append_c(out, '\n');
}

/* Whether a record has no value at all, or stands for a row that the inner feed refused: it passes as it is. */
static bool
passes(const Reshape *reshape)
{
    const char *text = record_text(reshape);
    if (*text == SOURCE_FEED_REFUSED)
        return true;
    for (size_t i = 0; i < record_left(reshape) && text[i] != '\n'; i++) {
        if (text[i] != ' ' && text[i] != '\r' && text[i] != reshape->delimiter)
            return false;
    }
    return true;
}

static void
put_record(Reshape *reshape, size_t length)
{
    reshape->row++;
    int header = reshape->map->kind == KIND_NDJSON || reshape->map->kind == KIND_SQLITE ? 1 : reshape->map->header_row;
    if (reshape->row < header || (reshape->row > header && passes(reshape)))
        g_string_append_len(reshape->feed.text, record_text(reshape), (gssize)length);
    else if (reshape->row == header)
        put_header(reshape);
    else
        put_row(reshape);
    reshape->at += length;
}

static bool
more(SourceFeed *feed)
{
    Reshape *reshape = (Reshape *)(void *)feed;
    SourceFeed *inner = reshape->inner;
    char piece[BLOCK];
    inner->descriptor = feed->descriptor;
    inner->digest = feed->digest;
    size_t n = source_feed_pull(inner, (uint8_t *)piece, sizeof piece);
    feed->read = inner->read;
    g_string_append_len(reshape->pending, piece, (gssize)n);
    reshape->ended = n == 0;
    if (inner->failed)
        source_feed_fail(feed, inner->failed, inner->failed_row, inner->failed_detail);
    if (!reshape->delimiter)
        reshape->delimiter = choose_delimiter(reshape);
    for (size_t length; !feed->failed && record_left(reshape) > 0 && (length = find_record(reshape)) > 0;)
        put_record(reshape, length);
    g_string_erase(reshape->pending, 0, (gssize)reshape->at);
    reshape->at = 0;
    if (!feed->failed && reshape->pending->len > feed->record_max) {
        g_autofree char *most = g_strdup_printf("%zu", feed->record_max);
        source_feed_fail(feed, SOURCE_RECORD_LONG, reshape->row + 1, most);
    }
    return !reshape->ended && !feed->failed;
}

static void
free_reshape(SourceFeed *feed)
{
    Reshape *reshape = (Reshape *)(void *)feed;
    source_feed_free(reshape->inner);
    g_string_free(reshape->pending, TRUE);
    g_string_free(reshape->made, TRUE);
    g_ptr_array_free(reshape->names, TRUE);
    g_ptr_array_free(reshape->values, TRUE);
    g_array_free(reshape->starts, TRUE);
    g_free(reshape);
}

SourceFeed *
source_reshape_new(const SourceMapInput *map, SourceFeed *inner)
{
    Reshape *reshape = g_new0(Reshape, 1);
    reshape->inner = inner;
    reshape->feed = (SourceFeed){.more = more, .free = free_reshape, .first_row = reshape->inner->first_row, .typed = reshape->inner->typed};
    reshape->map = map;
    reshape->delimiter = reshape->inner->typed ? ',' : map->delimiter;
    reshape->pending = g_string_sized_new(2 * BLOCK);
    reshape->made = g_string_new(NULL);
    reshape->names = g_ptr_array_new_with_free_func(g_free);
    reshape->values = g_ptr_array_new_with_free_func(free_text);
    reshape->starts = g_array_new(FALSE, FALSE, sizeof(size_t));
    return &reshape->feed;
}
