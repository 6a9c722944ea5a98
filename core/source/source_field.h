/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_FIELD_H
#define CORE_SOURCE_SOURCE_FIELD_H

#include <stdbool.h>
#include <stdint.h>

#include "core/model/source_map.h"
#include "core/source/source_keys.h"

/** The rules of a row, by the numbers of their messages. */
typedef enum SourceRule {
    RULE_KEPT = 0,
    RULE_FIELDS_MANY = 2101,
    RULE_FIELDS_FEW,
    RULE_EMPTY,
    RULE_QUOTE,
    RULE_CODE,
    RULE_INTEGER,
    RULE_RANGE,
    RULE_DECIMAL,
    RULE_SCALE,
    RULE_REAL,
    RULE_DATE,
    RULE_CALENDAR,
    RULE_LIMITS,
    RULE_BOOL,
    RULE_TEXT_LONG,
    RULE_KEY_LONG,
    RULE_REPEATED,
    RULE_MARK = 2301, /* from here on: what sources.json could explain */
    RULE_DATE_FORM,
    RULE_SERIAL,
    RULE_THOUSANDS,
    RULE_DECIMAL_COMMA,
    RULE_WORDS,
    RULE_ZEROS,
    RULE_LETTERS,
    RULE_TWICE,
    RULE_TWICE_KEPT,
    RULE_FORM,
    RULE_NO_OBJECT = 2320,
    RULE_NO_VALUE
} SourceRule;

/** One declared column while a file is read: where it is in the file, and where its values go. */
typedef struct SourceColumn {
    const Column *declared;
    const SourceMapColumn *form; /* how its values stand in the file, NULL as declared */
    size_t longest;              /* bytes of a text that the form may put in place of another */
    uint32_t field;           /* which field of a record */
    bool decimal_comma;       /* "1,5" is a number: the fields are parted by semicolons */
    SourceKeys *keys;         /* COLUMN_KEY */
    const struct SourceCodes *codes; /* COLUMN_CODE */
    SourceKey key;            /* of the row at hand, length 0 for none */
    uint8_t *validity;        /* of the batch at hand, as the next four */
    void *values;
    uint8_t *text;
    uint32_t text_capacity;
    int64_t least, most; /* declared limits, or those of the type */
} SourceColumn;

/** The bytes of one field; 8 bytes behind it are readable. */
typedef struct SourceField {
    uint8_t *bytes;
    size_t length;
} SourceField;

/** Take off quotes, in place, and for anything but text the blanks around; false for a quote out of place.
 *  @p stray says that a plain field may hold a quote. */
bool source_field_bare(SourceField *field, bool stray, bool trim);

/** Check and write a value of a row; a key is only prepared. Returns the rule that was broken, if any. */
SourceRule source_field_write(SourceColumn *column, SourceField field, uint32_t row);

#endif
