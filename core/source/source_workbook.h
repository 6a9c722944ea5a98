/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_WORKBOOK_H
#define CORE_SOURCE_SOURCE_WORKBOOK_H

#include <expat.h>
#include <zip.h>

#include "core/source/source_feed.h"

/** What a workbook of Office Open XML says of its sheets before the first cell is read. Source: ECMA-376-1, 18. */
typedef struct SourceWorkbook {
    SourceFeed *feed; /* where failures go */
    zip_t *zip;
    char *sheet; /* path of the part, NULL before it is found */
    bool from_1904;
    GString *strings;   /* shared strings, one behind the other */
    GArray *ends;       /* of size_t: where each ends */
    GArray *date_styles; /* of bool: whether the cells of a style are dates */
} SourceWorkbook;

/** A part of the workbook while it is unpacked. */
typedef struct SourcePart {
    zip_file_t *file;
    XML_Parser parser;
    char *name;
    uint64_t left; /* bytes that may still come */
    bool ended;
} SourcePart;

/** Open a workbook and read its list of sheets, strings and styles; @p sheet is a name, or "" for the first.
 *  Owner: source_workbook_clear(). Errors: the feed fails. */
void source_workbook_open(SourceWorkbook *workbook, SourceFeed *feed, const char *sheet);
void source_workbook_clear(SourceWorkbook *workbook);

/** Begin to unpack a part; the parser is the first argument of its handlers. Answers false when there is none or, with a failure of the feed, when it would unpack to too much.
 *  Owner: source_part_close(). */
bool source_part_open(SourcePart *part, const SourceWorkbook *workbook, const char *name);
void source_part_close(SourcePart *part);

/** Unpack a piece and parse it; false at the end or, with a failure of the feed, when it is not sound. */
bool source_part_parse(SourcePart *part, SourceFeed *feed);

/** The name of an element without its prefix, and the value of an attribute, prefix or not, or NULL.
 *  Owner: borrowed from the parser. */
const char *source_part_local(const char *name);
/** As the one before. Owner: borrowed from the parser. */
const char *source_part_attribute(const char *const *attributes, const char *name);

/** Whether a number format shows a day. Source: ECMA-376-1, 18.8.30 and 18.8.31. */
bool source_workbook_is_date(unsigned id, const char *format);

#endif
