using System.Globalization;
using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>The id of a point: a number or a UUID; numbers come first.</summary>
readonly record struct PointKey(ulong Number, Guid Uuid) : IComparable<PointKey>
{
    public static PointKey Of(JsonNode? node) => TryParse(node?.ToString(), out var key)
        ? key
        : throw StubFailure.Format($"value {node} is not a valid point ID, valid values are either an unsigned integer or a UUID");

    public static bool TryParse(string? text, out PointKey key)
    {
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            key = new PointKey(number, Guid.Empty);
            return true;
        }
        var isUuid = Guid.TryParse(text, out var uuid);
        key = new PointKey(0, uuid);
        return isUuid;
    }

    public JsonNode ToJson() => Uuid == Guid.Empty ? JsonValue.Create(Number) : JsonValue.Create(Uuid.ToString());

    public int CompareTo(PointKey other)
    {
        if (Uuid == Guid.Empty || other.Uuid == Guid.Empty)
            return Uuid == other.Uuid ? Number.CompareTo(other.Number) : Uuid == Guid.Empty ? -1 : 1;
        return string.CompareOrdinal(Uuid.ToString(), other.Uuid.ToString());
    }

    public override string ToString() => ToJson().ToString();
}
