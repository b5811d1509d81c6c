/* form.h - the looks of a sheet: one set of functions for each form. They find what
 * stands before them in sheet->last, and text that is not yet escaped. */
#ifndef ENT_OUTPUT_FORM_H
#define ENT_OUTPUT_FORM_H

#include "output/sheet.h"

struct ent_sheet_form {
    void (*title)(ent_sheet *sheet, const char *title);
    void (*heading)(ent_sheet *sheet, const char *title);
    void (*paragraph)(ent_sheet *sheet, const char *text);
    void (*item)(ent_sheet *sheet, const char *text);
    void (*grid)(ent_sheet *sheet, const ent_grid *grid);
    /* `svg` is ours, to be written as it is. NULL: the form cannot draw. */
    void (*figure)(ent_sheet *sheet, const ent_buffer *svg, const char *caption);
    void (*end)(ent_sheet *sheet); /* NULL: nothing to do */
};

#endif
