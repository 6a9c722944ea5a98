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

/** A value for rows whose column has a word: alone, or among several of a multiple choice. */
typedef struct SourceMapChoice {
    char *column; /* in the file */
    char *has;
    char *is; /* the manifest's value */
} SourceMapChoice;

/** How a column that the file does not have comes from those that it has. */
typedef enum SourceDerivation {
    DERIVED_FIRST, /* the first of the choices that holds, else otherwise */
    DERIVED_AGE,   /* full years from the first column's day to the second's */
    DERIVED_JOINED /* an identifier of several columns together */
} SourceDerivation;

/** A column made of others of the same row. */
typedef struct SourceMapDerived {
    SourceDerivation derivation;
    GPtrArray *columns; /* of char*: in the file; DERIVED_AGE and DERIVED_JOINED */
    GPtrArray *choices; /* of SourceMapChoice*; DERIVED_FIRST */
    char *otherwise;    /* DERIVED_FIRST; "" for no data */
} SourceMapDerived;

/** Nothing said yet. Owner: the column that it is set in frees it. */
SourceMapDerived *source_map_derived_new(SourceDerivation derivation);

/** Append a choice; strings are copied. */
void source_map_derived_choose(SourceMapDerived *derived, const char *column, const char *has, const char *is);

/** How the values of one declared column stand in the partner's file. */
typedef struct SourceMapColumn {
    GPtrArray *names;    /* of char*: what the header may call it */
    SourceMapDerived *derived; /* NULL when the file has the column */
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
    GPtrArray *rows;    /* of SourceMapChoice*: only rows where one holds are cases of this input; an empty has is any value.
                           NULL for all rows */
    bool not_kept;      /* the partner keeps no such file: indicators that need it have no data, and nothing is wrong */
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

/** Let only rows whose column has a word, or any value when @p has is "", be rows of the input; said again: or that one. */
void source_map_input_select(SourceMapInput *input, const char *column, const char *has);

/** Whether a column comes from others, or rows are chosen. */
bool source_map_input_derives(const SourceMapInput *input);

/** What is said of an input, NULL when nothing is. Owner: borrowed from the map; @p map may be NULL. */
const SourceMapInput *source_map_find(const SourceMap *map, const char *input);

/** The file of an input: as declared, else "<input>.csv". Owner: caller, g_free(). */
char *source_map_file(const SourceMap *map, const char *input);

/** "csv", "windows-1252", "dd/mm/yyyy" ... as sources.json spells them. Owner: static. */
const char *source_kind_name(SourceKind kind);
const char *source_encoding_name(SourceEncoding encoding);
const char *source_dates_name(SourceDates dates);

#endif
