/* SPDX-License-Identifier: Apache-2.0 */
/* Pango looks for fonts in threads of its own, which may still hold their patterns when a short
 * program ends; fontconfig keeps offsets where the leak checker looks for pointers. */
const char *__lsan_default_suppressions(void);

__attribute__((visibility("default"))) const char *
__lsan_default_suppressions(void)
{
    return "leak:libfontconfig\n";
}
