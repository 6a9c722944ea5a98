/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_feed.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "core/source/source_messages.h"

enum { PIECE = 64 << 10 };

static SourceFeed *
feed_of(const SourceMapInput *map)
{
    switch (map->kind) {
    case KIND_XLSX:
        return source_xlsx_new(map);
    case KIND_NDJSON:
        return source_ndjson_new(map);
    case KIND_SQLITE:
        return source_sqlite_new(map);
    case KIND_CSV:
    case KIND_COUNT:
    default:
        return map->encoding == ENCODING_UTF8 ? NULL : source_recode_new(map);
    }
}

static void
want_choices(SourceFeed *feed, const GPtrArray *choices)
{
    for (guint i = 0; choices && i < choices->len; i++)
        g_hash_table_add(feed->wanted, ((SourceMapChoice *)choices->pdata[i])->column);
}

static void
want_names(SourceFeed *feed, const GPtrArray *names)
{
    for (guint n = 0; n < names->len; n++)
        g_hash_table_add(feed->wanted, names->pdata[n]);
}

static SourceFeed *
prepare(SourceFeed *feed, const SourceMapInput *map, size_t record_max)
{
    feed->record_max = record_max;
    feed->text = g_string_sized_new(2 * PIECE);
    feed->wanted = g_hash_table_new(g_str_hash, g_str_equal);
    want_choices(feed, map->rows);
    for (guint c = 0; c < map->columns->len; c++) {
        const SourceMapColumn *column = map->columns->pdata[c];
        want_names(feed, column->derived ? column->derived->columns : column->names);
        if (column->derived)
            want_choices(feed, column->derived->choices);
    }
    return feed;
}

SourceFeed *
source_feed_new(const SourceMapInput *map, size_t record_max)
{
    SourceFeed *feed = map ? feed_of(map) : NULL;
    bool derives = map && source_map_input_derives(map);
    if (!feed && derives)
        feed = source_plain_new();
    if (!feed)
        return NULL;
    prepare(feed, map, record_max);
    return derives ? prepare(source_reshape_new(map, feed), map, record_max) : feed;
}

void
source_feed_free(SourceFeed *feed)
{
    if (!feed)
        return;
    g_hash_table_destroy(feed->wanted);
    g_string_free(feed->text, TRUE);
    g_free(feed->failed_detail);
    feed->free(feed);
}

size_t
source_feed_pull(SourceFeed *feed, uint8_t *to, size_t room)
{
    if (feed->taken == feed->text->len) {
        feed->taken = 0;
        g_string_truncate(feed->text, 0);
        while (feed->text->len == 0) {
            if (feed->failed || !feed->more(feed))
                break;
        }
    }
    size_t n = MIN(room, feed->text->len - feed->taken);
    memcpy(to, feed->text->str + feed->taken, n);
    feed->taken += n;
    return n;
}

void
source_feed_fail(SourceFeed *feed, unsigned number, int64_t row, const char *detail)
{
    if (feed->failed)
        return;
    feed->failed = number;
    feed->failed_row = row;
    feed->failed_detail = g_strdup(detail);
}

bool
source_feed_digest_all(SourceFeed *feed)
{
    g_autofree uint8_t *piece = g_malloc(PIECE);
    if (lseek(feed->descriptor, 0, SEEK_SET) < 0) {
        source_feed_fail(feed, SOURCE_PIPE, 0, NULL);
        return false;
    }
    for (;;) {
        ssize_t n = read(feed->descriptor, piece, PIECE);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            source_feed_fail(feed, SOURCE_READ_ERROR, 0, g_strerror(errno));
        if (n <= 0)
            break;
        digest_add(feed->digest, piece, (size_t)n);
        feed->read += n;
    }
    return !feed->failed && lseek(feed->descriptor, 0, SEEK_SET) == 0;
}

bool
source_feed_wants(const SourceFeed *feed, const char *name)
{
    return g_hash_table_contains(feed->wanted, name);
}

void
source_feed_text(GString *to, const char *bytes, size_t length)
{
    if (length == 0)
        return;
    g_string_append_c(to, '"');
    for (const char *end = bytes + length; bytes < end;) {
        const char *quote = memchr(bytes, '"', (size_t)(end - bytes));
        const char *upto = quote ? quote + 1 : end;
        g_string_append_len(to, bytes, upto - bytes);
        if (quote)
            g_string_append_c(to, '"');
        bytes = upto;
    }
    g_string_append_c(to, '"');
}

void
source_feed_real(GString *to, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE + 32];
    static const char *const FORMATS[] = {"%.15g", "%.16g", "%.17g"};
    static const double WHOLE = 1e17;
    if (fabs(value) < WHOLE && fabs(value - nearbyint(value)) <= 0) {
        g_string_append_printf(to, "%" G_GINT64_FORMAT, (int64_t)value);
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(FORMATS); i++) {
        g_ascii_formatd(text, sizeof text, FORMATS[i], value);
        double back = g_ascii_strtod(text, NULL);
        if (memcmp(&back, &value, sizeof back) == 0)
            break;
    }
    g_string_append(to, text);
}

void
source_feed_refuse(GString *to, char why, size_t width)
{
    g_string_append_c(to, SOURCE_FEED_REFUSED);
    g_string_append_c(to, why);
    for (size_t i = 0; i < width; i++)
        g_string_append_c(to, ',');
    g_string_append_c(to, '\n');
}
