/* frame.h - what surrounds a picture: headline above, notes and source below.
 *
 *   Headline
 *   subtitle
 *   [ map or chart ]
 *   ----------------
 *   [ legend ]
 *   notes, source, producer and filter */
#ifndef ENT_OUTPUT_FRAME_H
#define ENT_OUTPUT_FRAME_H

#include "output/export.h"
#include "output/page.h"

enum { ENT_FRAME_LINES = 16 };

/* Lines of text that stand one below the other. */
typedef struct {
    size_t texts[ENT_FRAME_LINES];
    size_t count;
    double size;
} ent_paragraph;

typedef struct {
    const ent_export *e;
    ent_arena arena;
    ent_graphviz *graphviz;
    ent_page page;
    ent_paragraph title, subtitle, notes;
    double width, height; /* of the page; 0: height unknown */
    double scale;         /* of its texts */
} ent_frame;

/* Free with ent_frame_close, also after a failure. */
ENT_CHECKED bool ent_frame_open(
    ent_frame *frame, const ent_export *e, ent_theme_name theme, ent_error *err);
void ent_frame_close(ent_frame *frame);

/* Write words down, cut into lines by the width of the frame. */
void ent_frame_title(ent_frame *frame, const char *text);
void ent_frame_subtitle(ent_frame *frame, const ent_buffer *text);
void ent_frame_note(ent_frame *frame, const ent_buffer *text, size_t most);
/* Publishers, then producer and filter. */
void ent_frame_source(ent_frame *frame);

/* Once the page is measured: puts the title above `top`, and the notes below `top`. */
void ent_frame_put_title(ent_frame *frame, double left, double top);
void ent_frame_put_notes(ent_frame *frame, double left, double top);
void ent_frame_put_rule(ent_frame *frame, double left, double y);

/* Appends what was put down in one of the formats of ent_picture_options. */
ENT_CHECKED bool ent_frame_render(
    ent_frame *frame, const char *format, ent_buffer *out, ent_error *err);

#endif
