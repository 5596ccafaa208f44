using System.Security.Cryptography;
using System.Text;

namespace SemanticSearch.Reading;

/// <summary>Makes document ids of file names, which may hold what <see cref="DocumentId"/> refuses.</summary>
static class FileIds
{
    const int HashDigits = 16;

    /// <summary>The name with <c>_</c> for every character that an id must not contain, and for white space at either end.</summary>
    public static string Sanitize(string name)
    {
        var first = name.Length - name.AsSpan().TrimStart().Length;
        var last = name.AsSpan().TrimEnd().Length;
        return string.Create(name.Length, (name, first, last), static (id, state) =>
        {
            for (var i = 0; i < id.Length; i++)
            {
                var c = state.name[i];
                id[i] = i < state.first || i >= state.last || char.IsControl(c) || c is '%' or '\\' ? '_' : c;
            }
        });
    }

    /// <summary>One distinct id segment for each of a folder's names, which are distinct: a name that is fine keeps itself.</summary>
    public static Dictionary<string, string> Segments(IReadOnlyCollection<string> names)
    {
        var taken = new HashSet<string>(names, StringComparer.Ordinal);
        var segments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var segment = Sanitize(name);
            while (segment != name && !taken.Add(segment))
                segment += "_";
            segments.Add(name, segment);
        }
        return segments;
    }

    /// <summary>The id itself, or, where it is too long, its beginning and a hash of the whole, which keep the file's extension.</summary>
    public static string Shorten(string id)
    {
        if (id.Length <= DocumentId.MaximumLength)
            return id;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..HashDigits];
        var ending = $"~{hash}{Path.GetExtension(id)}";
        return string.Concat(id.AsSpan(0, DocumentId.MaximumLength - ending.Length).TrimEnd(), ending);
    }
}
