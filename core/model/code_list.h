/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_CODE_LIST_H
#define CORE_MODEL_CODE_LIST_H

#include <glib.h>

#include "core/base/language.h"

/** One code with its labels; the programme's data, joined to a plug-in's codes by the code itself. */
typedef struct Code {
    char *code;   /* a string, never a number: "05" keeps its zero */
    char *parent; /* code it is part of, or "" */
    Bilingual label;
} Code;

/** A code list of the programme, in the order in which its codes are printed. */
typedef struct CodeList {
    char *id;
    char *version;
    GPtrArray *codes; /* of Code* */
} CodeList;

/** An empty list. Owner: caller, code_list_free(). */
CodeList *code_list_new(const char *id, const char *version);
void code_list_free(CodeList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CodeList, code_list_free)

/** Append a code; strings are copied. */
void code_list_add(CodeList *list, const char *code, const char *en, const char *es, const char *parent);

/** The code with this spelling, NULL when it is not in the list. Owner: borrowed. */
const Code *code_list_find(const CodeList *list, const char *code);

#endif
