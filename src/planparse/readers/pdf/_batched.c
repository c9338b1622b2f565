/* Facts of a page's objects, many in one call: the functions of one_by_one.py in C, with the same values.

   A page takes some two thousand calls of pdfium, and from Python each costs ten times what pdfium does in it.
   Objects of pdfium are integers here, as in calls.py; lengths and places are the file's own. */

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

typedef void *Object;

typedef struct {
    float a, b, c, d, e, f;
} Matrix;

typedef struct {
    float left, high, right, low;
} Box;

static struct {
    Object (*char_object)(Object, int);
    int (*char_unmapped)(Object, int);
    int (*char_origin)(Object, int, double *, double *);
    int (*char_box)(Object, int, Box *);
    int (*char_matrix)(Object, int, Matrix *);
    int (*text_size)(Object, float *);
    int (*text_mode)(Object);
    Object (*text_font)(Object);
    int (*object_marks)(Object);
    Object (*object_mark)(Object, unsigned long);
    int (*mark_name)(Object, void *, unsigned long, unsigned long *);
    Object (*clip_path)(Object);
    int (*clip_paths)(Object);
    Object (*clip_segment)(Object, int, int);
    int (*fill_colour)(Object, unsigned *, unsigned *, unsigned *, unsigned *);
    int (*object_type)(Object);
    int (*object_bounds)(Object, float *, float *, float *, float *);
    Object (*page_object)(Object, int);
    Object (*form_object)(Object, unsigned long);
    int (*object_matrix)(Object, Matrix *);
    int (*path_draw_mode)(Object, int *, int *);
    int (*path_segments)(Object);
    Object (*path_segment)(Object, int);
    int (*segment_type)(Object);
    int (*segment_point)(Object, float *, float *);
    int (*segment_closes)(Object);
} pdfium;

static const struct {
    const char *name;
    void *slot;
} FUNCTIONS[] = {
    {"FPDFText_GetTextObject", &pdfium.char_object},
    {"FPDFText_HasUnicodeMapError", &pdfium.char_unmapped},
    {"FPDFText_GetCharOrigin", &pdfium.char_origin},
    {"FPDFText_GetLooseCharBox", &pdfium.char_box},
    {"FPDFText_GetMatrix", &pdfium.char_matrix},
    {"FPDFTextObj_GetFontSize", &pdfium.text_size},
    {"FPDFTextObj_GetTextRenderMode", &pdfium.text_mode},
    {"FPDFTextObj_GetFont", &pdfium.text_font},
    {"FPDFPageObj_CountMarks", &pdfium.object_marks},
    {"FPDFPageObj_GetMark", &pdfium.object_mark},
    {"FPDFPageObjMark_GetName", &pdfium.mark_name},
    {"FPDFPageObj_GetClipPath", &pdfium.clip_path},
    {"FPDFClipPath_CountPaths", &pdfium.clip_paths},
    {"FPDFClipPath_GetPathSegment", &pdfium.clip_segment},
    {"FPDFPageObj_GetFillColor", &pdfium.fill_colour},
    {"FPDFPageObj_GetType", &pdfium.object_type},
    {"FPDFPageObj_GetBounds", &pdfium.object_bounds},
    {"FPDFPage_GetObject", &pdfium.page_object},
    {"FPDFFormObj_GetObject", &pdfium.form_object},
    {"FPDFPageObj_GetMatrix", &pdfium.object_matrix},
    {"FPDFPath_GetDrawMode", &pdfium.path_draw_mode},
    {"FPDFPath_CountSegments", &pdfium.path_segments},
    {"FPDFPath_GetPathSegment", &pdfium.path_segment},
    {"FPDFPathSegment_GetType", &pdfium.segment_type},
    {"FPDFPathSegment_GetPoint", &pdfium.segment_point},
    {"FPDFPathSegment_GetClose", &pdfium.segment_closes},
};

enum { TEXT = 1, PATH = 2, IMAGE = 3, SHADING = 4 };

/* bind(address): take each function of pdfium from where `address` says that it is. */
static PyObject *bind(PyObject *module, PyObject *address)
{
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++) {
        PyObject *found = PyObject_CallFunction(address, "s", FUNCTIONS[i].name);
        if (found == NULL)
            return NULL;
        *(void **)FUNCTIONS[i].slot = PyLong_AsVoidPtr(found);
        Py_DECREF(found);
        if (PyErr_Occurred())
            return NULL;
    }
    Py_RETURN_NONE;
}

static int append(PyObject *list, PyObject *item)
{
    int failed = item == NULL || PyList_Append(list, item) < 0;
    Py_XDECREF(item);
    return failed;
}

static bool is_blank(Py_UCS4 letter)
{
    return letter == ' ' || letter == '\r' || letter == '\n' || letter == '\t' || letter == 0xA0;
}

/* One past the last character of text object `item`. Mostly that is where the line ends; otherwise it is found by
   doubling steps and halving. `line_end` is `length` where no line ends. */
static int end_of_object(Object page, Object item, int start, int line_end, int length)
{
    bool on_line = line_end > start && line_end < length;
    if (on_line && pdfium.char_object(page, line_end - 1) == item)
        return line_end;
    int limit = on_line ? line_end : length;
    int inside = start, step = 6, outside = start + step;
    while (outside < limit && pdfium.char_object(page, outside) == item) {
        inside = outside;
        step *= 2;
        outside = inside + step;
    }
    if (outside > limit)
        outside = limit;
    while (outside - inside > 1) {
        int middle = inside + (outside - inside) / 2;
        if (pdfium.char_object(page, middle) == item)
            inside = middle;
        else
            outside = middle;
    }
    return outside;
}

/* Whether `item` seems to be outside its clip path: it is, if the path is made of rectangles. */
static bool seems_clipped(Object item)
{
    Object clip = pdfium.clip_path(item);
    int count = pdfium.clip_paths(clip);
    if (count <= 0)
        return false;
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    pdfium.object_bounds(item, &x0, &y0, &x1, &y1);
    for (int i = 0; i < count; i++) {
        float left = 0, low = 0, right = 0, high = 0;
        pdfium.segment_point(pdfium.clip_segment(clip, i, 0), &left, &low);
        pdfium.segment_point(pdfium.clip_segment(clip, i, 2), &right, &high);
        x0 = Py_MAX(x0, Py_MIN(left, right));
        y0 = Py_MAX(y0, Py_MIN(low, high));
        x1 = Py_MIN(x1, Py_MAX(left, right));
        y1 = Py_MIN(y1, Py_MAX(low, high));
    }
    return x0 > x1 || y0 > y1;
}

/* Whether `item` is in a layer: one of its marks is called OC. */
static bool is_layered(Object item)
{
    int count = pdfium.object_marks(item);
    for (int i = 0; i < count; i++) {
        uint16_t name[4] = {0};
        unsigned long size = 0;
        pdfium.mark_name(pdfium.object_mark(item, i), name, sizeof name, &size);
        if (size == 3 * sizeof *name && name[0] == 'O' && name[1] == 'C')
            return true;
    }
    return false;
}

static unsigned colour_of(Object item)
{
    unsigned red, green, blue, alpha;
    return pdfium.fill_colour(item, &red, &green, &blue, &alpha) ? red << 16 | green << 8 | blue : 0;
}

/* The values of a TextObject whose characters other than blanks are `first` to `last`. */
static PyObject *text_object(Object page, Object item, int start, int first, int last, int end, const double *m)
{
    float font_size = 0;
    Matrix own = {0};
    double x = 0, y = 0;
    Box box = {0};
    int unmapped = 0;
    pdfium.text_size(item, &font_size);
    pdfium.char_matrix(page, first, &own);
    pdfium.char_origin(page, first, &x, &y);
    pdfium.char_box(page, last, &box);
    for (int i = first; i <= last && !unmapped; i++)
        unmapped = pdfium.char_unmapped(page, i) == 1;

    double size = font_size * sqrt((double)own.c * own.c + (double)own.d * own.d);
    double x0 = m[0] * x + m[2] * y + m[4], base = m[1] * x + m[3] * y + m[5];
    double begin = m[0] * box.left + m[2] * box.low + m[4], x1 = m[0] * box.right + m[2] * box.high + m[4];
    double below = Py_MAX(m[1] * box.left + m[3] * box.low, m[1] * box.right + m[3] * box.high) + m[5] - base;
    if (begin > x1) {
        double swapped = begin;
        begin = x1;
        x1 = swapped;
    }
    int straight = first == last || (begin >= x0 - 0.5 * size && -0.1 * size <= below && below <= 0.7 * size);
    return Py_BuildValue(
        "(Kiiiid(dd)iiKiI(dddi)i)", (unsigned long long)(uintptr_t)item, start, first, last + 1, end, size,
        (double)own.a, (double)own.b, (int)seems_clipped(item), (int)is_layered(item),
        (unsigned long long)(uintptr_t)pdfium.text_font(item), pdfium.text_mode(item), colour_of(item), x0,
        x1 > x0 ? x1 : x0 + 0.5 * size, base, straight, unmapped);
}

/* text_objects(page, text, singly, matrix): see one_by_one.py. */
static PyObject *text_objects(PyObject *module, PyObject *arguments)
{
    unsigned long long handle;
    PyObject *text;
    int singly;
    double m[6];
    if (!PyArg_ParseTuple(
            arguments, "KUp(dddddd)", &handle, &text, &singly, &m[0], &m[1], &m[2], &m[3], &m[4], &m[5]))
        return NULL;
    Object page = (Object)(uintptr_t)handle;
    Py_ssize_t size = PyUnicode_GetLength(text);
    Py_UCS4 *letters = PyUnicode_AsUCS4Copy(text);
    if (letters == NULL || size > INT32_MAX / 4) {
        PyMem_Free(letters);
        return PyErr_Occurred() ? NULL : PyErr_NoMemory();
    }
    PyObject *found = PyList_New(0);
    int length = (int)size, line_end = -1, start = 0;
    while (found != NULL && start < length) {
        Object item = pdfium.char_object(page, start);
        if (item == NULL) {
            start++;
            continue;
        }
        if (line_end < start)
            for (line_end = start; line_end < length && letters[line_end] != '\r'; line_end++)
                ;
        int end = singly ? start + 1 : end_of_object(page, item, start, line_end, length);
        int first = start, last = end - 1;
        while (first < end && is_blank(letters[first]))
            first++;
        while (last > first && is_blank(letters[last]))
            last--;
        if (first < end && append(found, text_object(page, item, start, first, last, end, m)))
            Py_CLEAR(found);
        start = end;
    }
    PyMem_Free(letters);
    return found;
}

/* page_objects(parent, count, in_form): see one_by_one.py. */
static PyObject *page_objects(PyObject *module, PyObject *arguments)
{
    unsigned long long handle;
    int count, in_form;
    if (!PyArg_ParseTuple(arguments, "Kip", &handle, &count, &in_form))
        return NULL;
    Object parent = (Object)(uintptr_t)handle;
    PyObject *found = PyList_New(0);
    for (int i = 0; found != NULL && i < count; i++) {
        Object item = in_form ? pdfium.form_object(parent, i) : pdfium.page_object(parent, i);
        int kind = pdfium.object_type(item), filled = 0, stroked = 0, segments = 0;
        unsigned colour = 0;
        float left = 0, low = 0, right = 0, high = 0;
        if (kind == PATH || kind == IMAGE || kind == SHADING)
            pdfium.object_bounds(item, &left, &low, &right, &high);
        if (kind == PATH) {
            pdfium.path_draw_mode(item, &filled, &stroked);
            colour = colour_of(item);
            segments = pdfium.path_segments(item);
        }
        PyObject *values = Py_BuildValue(
            "(Ki(dddd)iiIi)", (unsigned long long)(uintptr_t)item, kind, (double)left, (double)low, (double)right,
            (double)high, filled != 0, stroked != 0, colour, segments);
        if (append(found, values))
            Py_CLEAR(found);
    }
    return found;
}

/* path_points(path, count, matrix): see one_by_one.py. */
static PyObject *path_points(PyObject *module, PyObject *arguments)
{
    unsigned long long path;
    int count;
    double m[6];
    if (!PyArg_ParseTuple(arguments, "Ki(dddddd)", &path, &count, &m[0], &m[1], &m[2], &m[3], &m[4], &m[5]))
        return NULL;
    Matrix own = {0};
    pdfium.object_matrix((Object)(uintptr_t)path, &own);
    double a = own.a * m[0] + own.b * m[2], b = own.a * m[1] + own.b * m[3];
    double c = own.c * m[0] + own.d * m[2], d = own.c * m[1] + own.d * m[3];
    double e = own.e * m[0] + own.f * m[2] + m[4], f = own.e * m[1] + own.f * m[3] + m[5];
    PyObject *found = PyList_New(0);
    for (int i = 0; found != NULL && i < count; i++) {
        Object segment = pdfium.path_segment((Object)(uintptr_t)path, i);
        float x = 0, y = 0;
        pdfium.segment_point(segment, &x, &y);
        PyObject *values = Py_BuildValue(
            "(i(dd)i)", pdfium.segment_type(segment), a * x + c * y + e, b * x + d * y + f,
            pdfium.segment_closes(segment) != 0);
        if (append(found, values))
            Py_CLEAR(found);
    }
    return found;
}

static PyMethodDef METHODS[] = {
    {"bind", bind, METH_O, NULL},
    {"text_objects", text_objects, METH_VARARGS, NULL},
    {"page_objects", page_objects, METH_VARARGS, NULL},
    {"path_points", path_points, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, .m_name = "_batched", .m_size = -1, .m_methods = METHODS};

PyMODINIT_FUNC PyInit__batched(void)
{
    return PyModule_Create(&MODULE);
}
