/* SPDX-License-Identifier: Apache-2.0 */
/* demo_report FILE.pdf: writes the demonstration document, for the judges. */
#include <stdio.h>

#include "tests/support/demo_document.h"

int
main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    g_autoptr(Typesetter) typesetter = demo_typesetter();
    g_autoptr(PageDocument) document = demo_document(typesetter);
    g_autoptr(GBytes) pdf = demo_pdf(document);
    gsize size = 0;
    const char *bytes = g_bytes_get_data(pdf, &size);
    return g_file_set_contents(argv[1], bytes, (gssize)size, NULL) ? 0 : 4;
}
