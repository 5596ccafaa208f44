using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>Which parts of an OPC package belong to another (ECMA-376 part 2, 9.3); those outside the package are left out.</summary>
/// <param name="source">Path of the part that they belong to; empty for the package.</param>
sealed class Relationships(string source) : IElementVisitor
{
    readonly Dictionary<string, string> _targets = new(StringComparer.Ordinal);

    public bool WantsText => false;

    /// <summary>Where the relationships of a part are written.</summary>
    public string Path => string.Concat(Folder, "_rels/", source.AsSpan(Folder.Length), ".rels");

    string Folder => source[..(source.LastIndexOf('/') + 1)];

    /// <summary>Path of the first part of a type, or null.</summary>
    /// <param name="type">The last word of the relationship's type, such as <c>styles</c>.</param>
    public string? Target(string type) => _targets.TryGetValue(type, out var target) ? target : null;

    public bool Start(XmlReader element)
    {
        if (element.LocalName == "Relationship" && element.GetAttribute("TargetMode") != "External"
            && element.GetAttribute("Type") is { } type && element.GetAttribute("Target") is { } target)
            _targets.TryAdd(type[(type.LastIndexOf('/') + 1)..], Resolve(target));
        return true;
    }

    public void End(string vocabulary, string name)
    {
    }

    public void Write(ReadOnlySpan<char> text)
    {
    }

    string Resolve(string target)
    {
        var path = new List<string>();
        foreach (var step in ((target.StartsWith('/') ? "" : Folder) + target).Split('/'))
        {
            if (step == ".." && path.Count > 0)
                path.RemoveAt(path.Count - 1);
            else if (step is not ("" or "." or ".."))
                path.Add(step);
        }
        return string.Join('/', path);
    }
}
