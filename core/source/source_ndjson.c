/* SPDX-License-Identifier: Apache-2.0 */
/* One JSON object a line. The names of members are gathered in a first pass, since a member without a value may be left
 * out of any line; the second hands the rows over. Source: github.com/ndjson/ndjson-spec; RFC 8259. */
#include <errno.h>
#include <jansson.h>
#include <string.h>
#include <unistd.h>

#include "core/source/source_feed.h"
#include "core/source/source_messages.h"

enum { PIECE = 64 << 10, NAMES_MOST = 4096 };

typedef struct Ndjson {
    SourceFeed feed;
    GString *lines;     /* read and not yet used from at on */
    size_t at;
    bool ended, begun;
    int64_t row;        /* of the line at hand, from 1 */
    GPtrArray *names;   /* of char*, in the order in which they first came */
    GHashTable *known;  /* names again */
} Ndjson;

/* Read on until a line is whole; false at the end or after a failure. */
static bool
next_line(Ndjson *self, const char **line, size_t *length)
{
    for (;;) {
        const char *from = self->lines->str + self->at;
        size_t left = self->lines->len - self->at;
        const char *end = memchr(from, '\n', left);
        if (end || (self->ended && left > 0)) {
            *line = from;
            *length = end ? (size_t)(end - from) : left;
            self->at += *length + (end != NULL);
            self->row++;
            return true;
        }
        if (self->ended || self->feed.failed)
            return false;
        if (left > self->feed.record_max) {
            g_autofree char *most = g_strdup_printf("%zu", self->feed.record_max);
            source_feed_fail(&self->feed, SOURCE_RECORD_LONG, self->row + 1, most);
            return false;
        }
        g_string_erase(self->lines, 0, (gssize)self->at);
        self->at = 0;
        g_string_set_size(self->lines, left + PIECE);
        ssize_t n;
        do
            n = read(self->feed.descriptor, self->lines->str + left, PIECE);
        while (n < 0 && errno == EINTR);
        g_string_set_size(self->lines, left + (n > 0 ? (size_t)n : 0));
        if (n < 0)
            source_feed_fail(&self->feed, SOURCE_READ_ERROR, 0, g_strerror(errno));
        self->ended = n <= 0;
    }
}

static bool
is_blank(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!strchr(" \t\r", line[i]) || line[i] == '\0')
            return false;
    }
    return true;
}

static json_t *
object_of(const Ndjson *self, const char *line, size_t length)
{
    json_error_t error;
    if (self->row == 1 && length >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0) {
        line += 3;
        length -= 3;
    }
    json_t *value = json_loadb(line, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (value && !json_is_object(value))
        g_clear_pointer(&value, json_decref);
    return value;
}

static void
gather_names(Ndjson *self)
{
    const char *line;
    size_t length;
    while (next_line(self, &line, &length)) {
        json_t *object = object_of(self, line, length);
        const char *name;
        json_t *value;
        json_object_foreach(object, name, value) {
            if (g_hash_table_contains(self->known, name))
                continue;
            char *copy = g_strdup(name);
            g_ptr_array_add(self->names, copy);
            g_hash_table_add(self->known, copy);
        }
        json_decref(object);
        if (self->names->len > NAMES_MOST) {
            g_autofree char *most = g_strdup_printf("%d", NAMES_MOST);
            source_feed_fail(&self->feed, SOURCE_MEMBERS, self->row, most);
            return;
        }
    }
}

static void
begin(Ndjson *self)
{
    self->begun = true;
    if (!source_feed_digest_all(&self->feed))
        return;
    gather_names(self);
    if (self->feed.failed)
        return;
    if (lseek(self->feed.descriptor, 0, SEEK_SET) < 0)
        source_feed_fail(&self->feed, SOURCE_READ_ERROR, 0, g_strerror(errno));
    g_string_truncate(self->lines, 0);
    self->at = 0;
    self->ended = false;
    bool empty = self->row == 0;
    self->row = 0;
    if (empty)
        return;
    for (guint i = 0; i < self->names->len; i++) {
        const char *name = self->names->pdata[i];
        if (i > 0)
            g_string_append_c(self->feed.text, ',');
        source_feed_text(self->feed.text, name, strlen(name));
    }
    g_string_append_c(self->feed.text, '\n');
}

static bool
append_value(GString *text, const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_STRING:
        source_feed_text(text, json_string_value(value), json_string_length(value));
        return true;
    case JSON_INTEGER:
        g_string_append_printf(text, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        return true;
    case JSON_REAL:
        source_feed_real(text, json_real_value(value));
        return true;
    case JSON_TRUE:
    case JSON_FALSE:
        g_string_append_c(text, json_is_true(value) ? 'Y' : 'N');
        return true;
    case JSON_NULL:
        return true;
    case JSON_OBJECT:
    case JSON_ARRAY:
    default:
        return false;
    }
}

static void
append_row(Ndjson *self, const json_t *object)
{
    GString *text = self->feed.text;
    gsize mark = text->len;
    bool good = object != NULL;
    for (guint i = 0; good && i < self->names->len; i++) {
        const char *name = self->names->pdata[i];
        if (i > 0)
            g_string_append_c(text, ',');
        const json_t *value = source_feed_wants(&self->feed, name) ? json_object_get(object, name) : NULL;
        if (value)
            good = append_value(text, value);
    }
    if (good) {
        g_string_append_c(text, '\n');
        return;
    }
    g_string_truncate(text, mark);
    source_feed_refuse(text, object ? SOURCE_FEED_NO_VALUE : SOURCE_FEED_NO_OBJECT, self->names->len);
}

static bool
more(SourceFeed *feed)
{
    Ndjson *self = (Ndjson *)(void *)feed;
    const char *line;
    size_t length;
    if (!self->begun) {
        begin(self);
        return !feed->failed && feed->text->len > 0;
    }
    while (feed->text->len < PIECE && next_line(self, &line, &length)) {
        if (is_blank(line, length)) {
            g_string_append_c(feed->text, '\n');
            continue;
        }
        json_t *object = object_of(self, line, length);
        append_row(self, object);
        json_decref(object);
    }
    return feed->text->len > 0;
}

static void
free_ndjson(SourceFeed *feed)
{
    Ndjson *self = (Ndjson *)(void *)feed;
    g_string_free(self->lines, TRUE);
    g_hash_table_destroy(self->known);
    g_ptr_array_free(self->names, TRUE);
    g_free(self);
}

SourceFeed *
source_ndjson_new(const SourceMapInput *map)
{
    (void)map;
    Ndjson *self = g_new0(Ndjson, 1);
    self->feed = (SourceFeed){.more = more, .free = free_ndjson, .typed = true};
    self->lines = g_string_sized_new(2 * PIECE);
    self->names = g_ptr_array_new_with_free_func(g_free);
    self->known = g_hash_table_new(g_str_hash, g_str_equal);
    return &self->feed;
}
