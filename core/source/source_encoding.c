/* SPDX-License-Identifier: Apache-2.0 */
/* What programs save when asked for a table by hand: a workbook, "Unicode text" or the old Windows letters.
 * Naming it saves its owner an afternoon. */
#include "core/source/source_encoding.h"

#include <stdbool.h>
#include <string.h>

#include "core/source/source_messages.h"

unsigned
source_encoding_of_start(const uint8_t *bytes, size_t size)
{
    static const uint8_t ZIP[] = {'P', 'K', 3, 4};
    if (size < sizeof ZIP)
        return 0;
    if (memcmp(bytes, ZIP, sizeof ZIP) == 0)
        return SOURCE_WORKBOOK;
    bool mark = (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF);
    bool low_first = bytes[0] && !bytes[1] && bytes[2] && !bytes[3];
    bool high_first = !bytes[0] && bytes[1] && !bytes[2] && bytes[3];
    return mark || low_first || high_first ? SOURCE_UTF16 : 0;
}

unsigned
source_encoding_of_fault(const uint8_t *bytes, size_t at, size_t end)
{
    /* á é í ó ú ñ ü Á É Í Ó Ú Ñ Ü ¿ ¡ º ª ° in Windows-1252 */
    static const char LETTERS[] = "\xE1\xE9\xED\xF3\xFA\xF1\xFC\xC1\xC9\xCD\xD3\xDA\xD1\xDC\xBF\xA1\xBA\xAA\xB0";
    bool alone = at + 1 >= end || bytes[at + 1] < 0x80;
    return alone && memchr(LETTERS, bytes[at], sizeof LETTERS - 1) ? SOURCE_WINDOWS_1252 : SOURCE_NOT_UTF8;
}
