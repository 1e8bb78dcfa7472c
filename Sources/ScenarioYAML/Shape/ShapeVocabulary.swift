/// The words in which shapes are written: a type that conforms can use them without a prefix.
///
/// A format is an enum that conforms and holds its shapes as static constants:
///
///     enum ShopShapes: ShapeVocabulary {
///       static let offer = object(
///         "Something for sale.",
///         required("id", identifier, "Its name."),
///         defaulted("price", number(atLeast: 0), to: 0, "What it costs."),
///         build: Offer.init)
///     }
package protocol ShapeVocabulary {}
