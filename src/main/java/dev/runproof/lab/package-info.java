/**
 * Simulated environments: what a product's model may ask of simulated hosts, and what a lab offers its users.
 *
 * <p>The packages below hold the kinds of labs ({@code embedded}) and the models of products. A product's model knows
 * only the types of this package, so that the same model serves every kind of lab.
 */
@NullMarked
package dev.runproof.lab;

import org.jspecify.annotations.NullMarked;
