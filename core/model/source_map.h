/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_SOURCE_MAP_H
#define CORE_MODEL_SOURCE_MAP_H

#include <glib.h>
#include <stdbool.h>

#include "core/model/manifest.h"

/** What kind of file a partner keeps. */
typedef enum SourceKind { KIND_CSV, KIND_XLSX, KIND_NDJSON, KIND_SQLITE, KIND_COUNT } SourceKind;

/** How letters are written in a CSV file. */
typedef enum SourceEncoding { ENCODING_UTF8, ENCODING_WINDOWS_1252, ENCODING_UTF16, ENCODING_COUNT } SourceEncoding;

/** How a day is written; typed dates of a workbook need no form. */
typedef enum SourceDates {
    DATES_ISO,         /* 2026-03-31 */
    DATES_DAY_FIRST,   /* 31/03/2026 */
    DATES_MONTH_FIRST, /* 03/31/2026 */
    DATES_YEAR_FIRST,  /* 2026/03/31 */
    DATES_SERIAL,      /* 46112, days since 1899-12-30, as Excel counts from March 1900 on */
    DATES_SERIAL_1904, /* days since 1904-01-01 */
    DATES_COUNT
} SourceDates;

/** How the values of one declared column stand in the partner's file. */
typedef struct SourceMapColumn {
    GPtrArray *names;    /* of char*: what the header may call it */
    char *constant;      /* the value of every row of a column that the file does not have, or NULL */
    GHashTable *values;  /* char* -> char*: what a value stands for; a mark for "no data" stands for ""; NULL when none */
    SourceDates dates;
    char decimal;        /* '.' or ','; 0 for as it comes: a comma counts only between semicolons */
    char thousands;      /* '.', ',', ' ' or '\''; 0 for none */
    int width;           /* digits are filled up with zeros on the left to so many; 0 for none */
    bool double_encoded; /* UTF-8 that was taken for Windows-1252 and written as UTF-8 again is undone */
} SourceMapColumn;

/** One input of the manifest in the partner's own form. */
typedef struct SourceMapInput {
    char *input; /* id in the manifest */
    char *file;  /* name in the partner's folder */
    SourceKind kind;
    SourceEncoding encoding;
    char *part;     /* sheet or table; "" for the first or only one */
    char delimiter; /* 0 for comma or semicolon, whichever the header has more of */
    int header_row; /* 1 unless titles stand above the header */
    GPtrArray *columns; /* of SourceMapColumn*, one for each column of the manifest's input, in its order */
} SourceMapInput;

/** A partner's sources.json: what is not in it is read as <input>.csv in UTF-8 with the manifest's names. */
typedef struct SourceMap {
    char *sha256;      /* of the document's bytes */
    GPtrArray *inputs; /* of SourceMapInput* */
} SourceMap;

/** An empty map. Owner: caller, source_map_free(). */
SourceMap *source_map_new(void);
void source_map_free(SourceMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceMap, source_map_free)

/** An input read as if nothing were said of it: <id>.csv, the manifest's names.
 *  Owner: caller; the map that it is added to frees it, or source_map_input_free(). */
SourceMapInput *source_map_input_new(const Input *input);
void source_map_input_free(SourceMapInput *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceMapInput, source_map_input_free)

/** What is said of an input, NULL when nothing is. Owner: borrowed from the map; @p map may be NULL. */
const SourceMapInput *source_map_find(const SourceMap *map, const char *input);

/** The file of an input: as declared, else "<input>.csv". Owner: caller, g_free(). */
char *source_map_file(const SourceMap *map, const char *input);

/** "csv", "windows-1252", "dd/mm/yyyy" ... as sources.json spells them. Owner: static. */
const char *source_kind_name(SourceKind kind);
const char *source_encoding_name(SourceEncoding encoding);
const char *source_dates_name(SourceDates dates);

#endif
