using System.Security.Cryptography;
using System.Text;

namespace SemanticSearch;

/// <summary>The rules for document identities, and the short key that citations carry in their place.</summary>
public static class DocumentId
{
    /// <summary>The longest identity, in characters.</summary>
    public const int MaximumLength = 512;

    // Crockford's base 32 (https://www.crockford.com/base32.html), lower case: no letters that are misread.
    const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    const int KeyLength = 16;

    /// <summary>Says why an identity is unusable, or null if it is fine: it needs 1 to 512 characters, none of them a control
    /// character, <c>%</c> or <c>\</c>, no segment <c>.</c> or <c>..</c> (they do not survive a URL), and no white space at either
    /// end.</summary>
    public static string? Problem(string? id) => id switch
    {
        null or "" => "a document id must not be empty",
        { Length: > MaximumLength } => $"a document id has at most {MaximumLength} characters, this one has {id.Length}",
        _ when id != id.Trim() => "a document id must not begin or end with white space",
        _ when id.Any(c => char.IsControl(c) || c is '%' or '\\') => "a document id must not contain control characters, '%' or '\\'",
        _ when id.Split('/').Any(segment => segment is "." or "..") => "a document id must not have '.' or '..' between slashes",
        _ => null,
    };

    /// <summary>The 80-bit key of a document in a collection, 16 characters of base 32, that citation ids carry.</summary>
    public static string Key(string collection, string id)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{collection}\n{id}"));
        return string.Create(KeyLength, hash, static (key, bytes) =>
        {
            for (var i = 0; i < key.Length; i++)
            {
                var bit = i * 5;
                var pair = (bytes[bit / 8] << 8) | bytes[bit / 8 + 1];
                key[i] = Alphabet[(pair >> (11 - bit % 8)) & 31];
            }
        });
    }
}
