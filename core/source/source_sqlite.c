/* SPDX-License-Identifier: Apache-2.0 */
/* A table or view of a partner's SQLite file, opened to be read and never written, nothing of its schema trusted. */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/source/source_feed.h"
#include "core/source/source_messages.h"

enum { PIECE = 64 << 10 };

typedef struct Sqlite {
    SourceFeed feed;
    char *table;
    bool begun, ended; /* a statement that is stepped beyond its end begins anew */
    sqlite3 *database;
    sqlite3_stmt *rows;
    int64_t row;
} Sqlite;

static void
fail(Sqlite *self)
{
    source_feed_fail(&self->feed, SOURCE_DATABASE_BROKEN, 0, sqlite3_errmsg(self->database));
}

/* What stands in a journal would be missed by a reader that may not write. */
static bool
is_open_elsewhere(const char *path)
{
    static const char *const BESIDE[] = {"-wal", "-journal"};
    for (size_t i = 0; i < G_N_ELEMENTS(BESIDE); i++) {
        g_autofree char *beside = g_strconcat(path, BESIDE[i], NULL);
        struct stat found;
        if (stat(beside, &found) == 0 && found.st_size > 0)
            return true;
    }
    return false;
}

static bool
open_database(Sqlite *self)
{
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", self->feed.descriptor);
    g_autofree char *path = g_file_read_link(link, NULL);
    if (!path || is_open_elsewhere(path)) {
        source_feed_fail(&self->feed, path ? SOURCE_DATABASE_OPEN : SOURCE_PIPE, 0, NULL);
        return false;
    }
    g_autofree char *escaped = g_uri_escape_string(path, "/", FALSE);
    g_autofree char *uri = g_strdup_printf("file:%s?mode=ro&immutable=1", escaped);
    if (sqlite3_open_v2(uri, &self->database, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) != SQLITE_OK) {
        fail(self);
        return false;
    }
    sqlite3_db_config(self->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(self->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_limit(self->database, SQLITE_LIMIT_LENGTH, (int)MIN(self->feed.record_max, 1 << 30));
    return true;
}

/* The declared table, or the only one. */
static bool
find_table(Sqlite *self)
{
    static const char QUERY[] = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' "
                                "ESCAPE '\\' AND (?1 = '' OR name = ?1) ORDER BY rowid";
    sqlite3_stmt *names = NULL;
    int found = 0;
    if (sqlite3_prepare_v2(self->database, QUERY, -1, &names, NULL) != SQLITE_OK) {
        fail(self);
        return false;
    }
    sqlite3_bind_text(names, 1, self->table, -1, SQLITE_TRANSIENT);
    int step;
    while ((step = sqlite3_step(names)) == SQLITE_ROW) {
        if (found++ > 0)
            continue;
        g_free(self->table);
        self->table = g_strdup((const char *)sqlite3_column_text(names, 0));
    }
    if (step != SQLITE_DONE)
        fail(self);
    else if (found == 0)
        source_feed_fail(&self->feed, SOURCE_NO_TABLE, 0, self->table);
    else if (found > 1)
        source_feed_fail(&self->feed, SOURCE_TABLES, 0, NULL);
    sqlite3_finalize(names);
    return !self->feed.failed;
}

static void
append_header(Sqlite *self)
{
    for (int i = 0; i < sqlite3_column_count(self->rows); i++) {
        const char *name = sqlite3_column_name(self->rows, i);
        if (i > 0)
            g_string_append_c(self->feed.text, ',');
        source_feed_text(self->feed.text, name, strlen(name));
    }
    g_string_append_c(self->feed.text, '\n');
}

static void
begin(Sqlite *self)
{
    self->begun = true;
    if (!source_feed_digest_all(&self->feed) || !open_database(self) || !find_table(self))
        return;
    char *query = sqlite3_mprintf("SELECT * FROM \"%w\"", self->table);
    if (sqlite3_prepare_v2(self->database, query, -1, &self->rows, NULL) != SQLITE_OK)
        fail(self);
    else
        append_header(self);
    sqlite3_free(query);
}

static bool
append_value(Sqlite *self, int i)
{
    GString *text = self->feed.text;
    const char *bytes;
    size_t length;
    switch (sqlite3_column_type(self->rows, i)) {
    case SQLITE_INTEGER:
        g_string_append_printf(text, "%" G_GINT64_FORMAT, (gint64)sqlite3_column_int64(self->rows, i));
        return true;
    case SQLITE_FLOAT:
        source_feed_real(text, sqlite3_column_double(self->rows, i));
        return true;
    case SQLITE_TEXT:
        bytes = (const char *)sqlite3_column_text(self->rows, i);
        length = (size_t)sqlite3_column_bytes(self->rows, i);
        if (!bytes || memchr(bytes, '\0', length))
            return false;
        source_feed_text(text, bytes, length);
        return true;
    case SQLITE_NULL:
        return true;
    default: /* SQLITE_BLOB */
        return false;
    }
}

static void
append_row(Sqlite *self)
{
    GString *text = self->feed.text;
    gsize mark = text->len;
    int n = sqlite3_column_count(self->rows);
    bool good = true;
    for (int i = 0; good && i < n; i++) {
        if (i > 0)
            g_string_append_c(text, ',');
        if (source_feed_wants(&self->feed, sqlite3_column_name(self->rows, i)))
            good = append_value(self, i);
    }
    if (good) {
        g_string_append_c(text, '\n');
        return;
    }
    g_string_truncate(text, mark);
    source_feed_refuse(text, SOURCE_FEED_NO_VALUE, (size_t)n);
}

static bool
more(SourceFeed *feed)
{
    Sqlite *self = (Sqlite *)(void *)feed;
    if (!self->begun)
        begin(self);
    int step = SQLITE_DONE;
    while (!self->ended && !feed->failed && feed->text->len < PIECE && (step = sqlite3_step(self->rows)) == SQLITE_ROW)
        append_row(self);
    self->ended = step != SQLITE_ROW;
    if (!feed->failed && step != SQLITE_DONE && step != SQLITE_ROW)
        fail(self);
    return !feed->failed && feed->text->len > 0;
}

static void
free_sqlite(SourceFeed *feed)
{
    Sqlite *self = (Sqlite *)(void *)feed;
    sqlite3_finalize(self->rows);
    sqlite3_close(self->database);
    g_free(self->table);
    g_free(self);
}

SourceFeed *
source_sqlite_new(const SourceMapInput *map)
{
    Sqlite *self = g_new0(Sqlite, 1);
    self->feed = (SourceFeed){.more = more, .free = free_sqlite, .typed = true};
    self->table = g_strdup(map->part);
    return &self->feed;
}
