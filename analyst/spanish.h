/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ANALYST_SPANISH_H
#define ANALYST_SPANISH_H

#include "core/base/language.h"

/** The words of an answer in a language: the longest beginning that is known is translated, what follows (the name of a
 *  column or a group) stays. Owner: caller, g_free(). */
char *spanish_words(const char *english, Language language);

#endif
