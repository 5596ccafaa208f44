using System.Buffers.Text;
using System.Text;

namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>The id of a document as that of a file: ids of documents hold slashes, which clients leave as they are in addresses.</summary>
static class FileId
{
    const string Prefix = "file-";

    // Bytes that are no text must not turn into another id.
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Of(string document) => Prefix + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(document));

    /// <summary>The document's id.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: no document has such an id.</exception>
    public static string DocumentOf(string id)
    {
        if (id.StartsWith(Prefix, StringComparison.Ordinal) && Base64Url.IsValid(id.AsSpan(Prefix.Length)))
            try
            {
                return Strict.GetString(Base64Url.DecodeFromChars(id.AsSpan(Prefix.Length)));
            }
            catch (DecoderFallbackException)
            {
            }
        throw new SemanticSearchException(ErrorKind.NotFound, $"there is no file '{id}'; the files of a vector store are listed with their ids");
    }
}
