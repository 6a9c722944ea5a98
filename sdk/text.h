/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_TEXT_H
#define SDK_TEXT_H

#include <hito/text.h>

/** True when a text has these bytes somewhere in it, upper and lower case apart. Shapes: word_size at least 1. */
int hito_text_has(hito_text text, const char *word, size_t word_size);

#endif
