/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_FEED_H
#define CORE_SOURCE_SOURCE_FEED_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/digest.h"
#include "core/model/source_map.h"

/** First byte of a record that stands for a row without values: a letter follows that says why. */
enum { SOURCE_FEED_REFUSED = 0x1A, SOURCE_FEED_NO_OBJECT = 'O', SOURCE_FEED_NO_VALUE = 'V' };

/** A file of another kind or encoding that passes as CSV in UTF-8, piece by piece, in front of the scanner.
 *  A feed of typed cells quotes every text and nothing else, so that a bare field is a value that needs no form. */
typedef struct SourceFeed SourceFeed;
struct SourceFeed {
    bool (*more)(SourceFeed *feed); /* append to text; false at the end or when failed is set */
    void (*free)(SourceFeed *feed);
    bool typed;
    int64_t first_row; /* the number of the header: 1, or 0 where there is none in the file */
    int descriptor;    /* borrowed from the block, as the next one */
    Digest *digest;
    int64_t read;      /* bytes of the file so far */
    GString *text;     /* made and not yet handed over from taken on */
    size_t taken;
    size_t record_max;
    GHashTable *wanted; /* char*: names of the columns that are read; others are handed over empty */
    unsigned failed;    /* message */
    int64_t failed_row;
    char *failed_detail;
};

/** What a file passes through before it is scanned, as its owner declares it; NULL when nothing is needed.
 *  Owner: caller, source_feed_free(); @p map is borrowed and must outlive it. */
SourceFeed *source_feed_new(const SourceMapInput *map, size_t record_max);
void source_feed_free(SourceFeed *feed);

/** The next bytes of text. Returns 0 at the end, or after a failure. */
size_t source_feed_pull(SourceFeed *feed, uint8_t *to, size_t room);

/** Stop with a message. */
void source_feed_fail(SourceFeed *feed, unsigned number, int64_t row, const char *detail);

/** Add the whole file to the digest, from its beginning, and go back there; false for a pipe, or after a failure. */
bool source_feed_digest_all(SourceFeed *feed);

/** Whether a column with this name is read. */
bool source_feed_wants(const SourceFeed *feed, const char *name);

/** Append a cell: a quoted text, nothing for an empty one; or a number as short as it reads back to the same. */
void source_feed_text(GString *to, const char *bytes, size_t length);
void source_feed_real(GString *to, double value);
/** Append a record without values, wider than the header. */
void source_feed_refuse(GString *to, char why, size_t width);

/** One for each kind; the feed begins to read at the first pull. Owner: caller, source_feed_free(). */
SourceFeed *source_recode_new(const SourceMapInput *map);
/** As the one before. Owner: caller, source_feed_free(). */
SourceFeed *source_ndjson_new(const SourceMapInput *map);
/** As the one before. Owner: caller, source_feed_free(). */
SourceFeed *source_sqlite_new(const SourceMapInput *map);
/** As the one before. Owner: caller, source_feed_free(). */
SourceFeed *source_xlsx_new(const SourceMapInput *map);
/** CSV in UTF-8 as it is. Owner: caller, source_feed_free(). */
SourceFeed *source_plain_new(void);
/** Behind another feed, which it takes: with the columns that come from others, without the rows that are none of the input.
 *  Owner: caller, source_feed_free(). */
SourceFeed *source_reshape_new(const SourceMapInput *map, SourceFeed *inner);

#endif
