using System.Collections;
using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>The children of a node as a list, without a copy.</summary>
/// <param name="nodes">The children.</param>
sealed class NodeRange(INodeList nodes) : IReadOnlyList<INode>
{
    public int Count => nodes.Length;

    public INode this[int index] => nodes[index];

    public IEnumerator<INode> GetEnumerator() => nodes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
